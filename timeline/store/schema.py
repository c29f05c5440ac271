"""The tables of a store, as SQL. What each is for stands beside it; the README's schema section is made from here."""

from __future__ import annotations

APPLICATION_ID = 0x544D4C4E  # "TMLN": which program's file this is (PRAGMA application_id)
VERSION = 13  # PRAGMA user_version: see timeline.store.upgrade
UNNAMED = "(unnamed)"  # the source of articles that name none, where it has to be called something

CORRECTIONS = """
CREATE TABLE correction (  -- what the analyst has changed; kept apart from what was extracted, and applied to it
  id INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  action TEXT NOT NULL,  -- add, edit, reject, merge, split
  parts TEXT NOT NULL,  -- JSON: for each event that it is about, the keys of its mentions
  change TEXT NOT NULL,  -- JSON: the fields that are set
  note TEXT,
  undone TEXT  -- when it was taken back, and behind a space why
) STRICT;

CREATE TABLE correction_key (  -- the mentions that a correction is about
  key TEXT NOT NULL,
  correction_id INTEGER NOT NULL REFERENCES correction (id),
  PRIMARY KEY (key, correction_id)
) STRICT, WITHOUT ROWID;
"""

FILES = """
CREATE TABLE file (  -- what was read to its end, so that it need not be read again while it is the same
  path TEXT PRIMARY KEY NOT NULL,
  stamp TEXT NOT NULL,  -- size, time of change, and how it was read
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

BLOCKS = """
CREATE TABLE block (  -- the names and families by which mentions that may be one event are found
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
"""

MERGE_KEYS = """
CREATE TABLE merge_key (  -- where mentions that may be one event are found: a name, by first day and type
  block_id INTEGER NOT NULL REFERENCES block (id),
  day TEXT NOT NULL,
  mention_id INTEGER NOT NULL,
  family_id INTEGER NOT NULL REFERENCES block (id),
  names INTEGER NOT NULL,  -- by how many its mention is found
  acts INTEGER NOT NULL,  -- what its trigger is near to, as bits
  PRIMARY KEY (block_id, day, mention_id)
) STRICT, WITHOUT ROWID;
"""

DOCUMENTS = """
CREATE TABLE document (  -- one article
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,  -- of text and citation, without the path
  title TEXT,
  published TEXT,
  source TEXT,
  url TEXT,
  path TEXT,
  text TEXT NOT NULL,
  correction_id INTEGER REFERENCES correction (id),  -- the analyst's own entry
  evidence TEXT  -- what `published` rests on
) STRICT;
CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
CREATE INDEX document_path ON document (path) WHERE path IS NOT NULL;
"""

TABLES = """
CREATE TABLE sense (  -- what the words of events were read as, each but once
  id INTEGER PRIMARY KEY,
  "trigger" TEXT NOT NULL,
  basis TEXT NOT NULL,
  status TEXT NOT NULL,
  type TEXT NOT NULL,
  UNIQUE ("trigger", basis, status, type)
) STRICT;

CREATE TABLE roles (  -- who did what to whom, each but once
  id INTEGER PRIMARY KEY,
  actors TEXT NOT NULL UNIQUE  -- JSON
) STRICT;

CREATE TABLE step (  -- the rules that fired, and what they say, each but once
  id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  says TEXT NOT NULL,
  UNIQUE (rule, says)
) STRICT;

CREATE TABLE mention (  -- one event as one document tells it; never changed after it is written
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  key TEXT NOT NULL,  -- what stays the same when the lexicon or the rest of the article changes
  date TEXT,  -- EDTF
  bounds TEXT,  -- JSON: its first and last day, where `date` alone does not say them
  date_text TEXT,  -- where the text does not write it as `date`; empty where it gives none
  sense_id INTEGER NOT NULL REFERENCES sense (id),
  title TEXT NOT NULL,
  sentence TEXT,  -- where it is not quickly cut out of the document's text
  sentence_start INTEGER,
  sentence_end INTEGER,
  roles_id INTEGER NOT NULL REFERENCES roles (id),
  places TEXT,  -- JSON
  confidence REAL NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  marks TEXT,  -- JSON: [kind, start, end], without those of the sentence and the trigger
  steps TEXT NOT NULL  -- JSON: the ids of its steps
) STRICT;
CREATE INDEX mention_document ON mention (document_id);
CREATE INDEX mention_key ON mention (key);

CREATE TABLE event_core (  -- what is computed of an event; a field that is NULL is as the mention has it that dates it best
  number INTEGER PRIMARY KEY REFERENCES mention (id),  -- that mention
  id TEXT NOT NULL UNIQUE,
  date TEXT,  -- EDTF
  start TEXT,
  "end" TEXT,
  first_day TEXT,  -- first and last day for a search by date, where `start` or `end` is open
  last_day TEXT,
  basis TEXT,
  status TEXT,
  type TEXT,
  title TEXT,
  actors TEXT,  -- JSON
  places TEXT,  -- JSON
  confidence REAL,
  sources INTEGER NOT NULL,  -- how many documents tell it
  days INTEGER NOT NULL,  -- on how many days they were published
  first_published TEXT,
  last_published TEXT,
  rejected INTEGER NOT NULL  -- 1 where the analyst says that it is none
) STRICT;
CREATE INDEX event_filed ON event_core (ifnull(start, "end"));

CREATE TABLE event_mention (  -- which mentions tell of which event
  mention_id INTEGER PRIMARY KEY REFERENCES mention (id) ON DELETE CASCADE,
  event_id INTEGER NOT NULL REFERENCES event_core (number) ON DELETE CASCADE,
  root INTEGER NOT NULL  -- names the group of linked mentions that is cut into events together
) STRICT;
CREATE INDEX event_mention_event ON event_mention (event_id);
CREATE INDEX event_mention_root ON event_mention (root) WHERE root <> mention_id;

CREATE TABLE actor (  -- everyone who takes part in an event
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,  -- ISO 3166-1 alpha-3
  folded TEXT NOT NULL  -- the name without accents and letter case
) STRICT;
CREATE UNIQUE INDEX actor_name ON actor (name, ifnull(country, ''));
CREATE INDEX actor_folded ON actor (folded);
CREATE INDEX actor_country ON actor (country);

CREATE TABLE event_actor (  -- who takes part in which event, for a search by actor and date
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  start TEXT NOT NULL,  -- the event's first_day
  event_id INTEGER NOT NULL REFERENCES event_core (number) ON DELETE CASCADE,
  "end" TEXT,  -- the event's last_day, where it is another
  PRIMARY KEY (actor_id, start, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event_id);

CREATE TABLE place (  -- every place of an event
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  folded TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX place_name ON place (name, ifnull(country, ''));
CREATE INDEX place_folded ON place (folded);

CREATE TABLE event_place (  -- what happened where
  place_id INTEGER NOT NULL REFERENCES place (id),
  event_id INTEGER NOT NULL REFERENCES event_core (number) ON DELETE CASCADE,
  PRIMARY KEY (place_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_event ON event_place (event_id);

CREATE VIRTUAL TABLE mention_text USING fts5(  -- full-text search over sentences, and over titles that say more
  title, sentence, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2"
);
"""

DATE_TEXT = "nullif(ifnull(mention.date_text, mention.date), '')"
"""The words that date a mention."""

SENTENCE = (
    "ifnull(mention.sentence, substr(document.text, sentence_start + 1, sentence_end - sentence_start))"
)
"""The sentence of a mention."""

ALONE = """NOT EXISTS (SELECT 1 FROM mention AS other WHERE other.document_id = mention.document_id AND other.date = mention.date
    AND ifnull(other.sentence_start, other.trigger_start) <> ifnull(mention.sentence_start, mention.trigger_start))"""
"""Whether no other sentence of the document tells of anything on a mention's date."""

BESIDE = """CASE basis WHEN 'document' THEN (
  SELECT substr(min(printf('%010d%020d', abs(other.trigger_start - mention.trigger_start), other.id) || other.date), 31)
  FROM mention AS other JOIN sense ON sense.id = other.sense_id
  WHERE other.document_id = mention.document_id AND sense.basis <> 'document' AND other.date IS NOT NULL
    AND ifnull(other.sentence_start, other.trigger_start) = ifnull(mention.sentence_start, mention.trigger_start)) END"""
"""The date of what stands nearest in the sentence of a mention without a date, and has one."""

AROUND = "substr(document.text, max(ifnull(sentence_start, trigger_start) - 499, 1), 1000)"
"""What stands around a mention, as `timeline.store.merging.facts.window` says."""

NUMBER = "(SELECT number FROM event_core WHERE event_core.id = ?)"
"""Gives the number of the event of an id, by which it is linked to its mentions, actors and places."""

EVENT = f"""
CREATE VIEW event AS  -- what one or more mentions tell; what `event_core` leaves open is as the mention has it that dates it best
SELECT core.id, ifnull(core.date, mention.date) AS date, core.start, core."end",
  ifnull(core.start, core."end") AS filed,  -- the day under which a chronology lists it
  ifnull(core.first_day, core.start) AS first_day,  -- first and last day for a search by date
  ifnull(core.last_day, core."end") AS last_day,
  {DATE_TEXT} AS date_text, ifnull(core.basis, sense.basis) AS basis, ifnull(core.status, sense.status) AS status,
  ifnull(core.type, sense.type) AS type, ifnull(core.title, mention.title) AS title, sense."trigger",
  {SENTENCE} AS sentence,
  ifnull(core.actors, roles.actors) AS actors, coalesce(core.places, mention.places, '[]') AS places,
  ifnull(core.confidence, mention.confidence) AS confidence, core.sources, core.days,
  ifnull(core.first_published, document.published) AS first_published,
  ifnull(core.last_published, document.published) AS last_published, core.rejected, core.number, mention.document_id,
  mention.trigger_start, mention.trigger_end, mention.steps,
  document.title AS document, document.published, document.source, document.url, document.path
FROM event_core AS core JOIN mention ON mention.id = core.number JOIN sense ON sense.id = mention.sense_id
JOIN roles ON roles.id = mention.roles_id JOIN document ON document.id = mention.document_id;
"""

VIEWS = f"""{EVENT}
CREATE VIEW chronology AS  -- the events that are not rejected, in order: no join needed to read it
SELECT id, date, start, "end", status, type, title,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(actors)) AS actors,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(places)) AS places,
  sentence, confidence, sources, first_published, last_published
FROM event WHERE NOT rejected
ORDER BY filed, "end" DESC, id;

CREATE VIEW mentions_with_sources AS  -- each mention with its event and its article: no join needed to read it
SELECT event_core.id AS event_id, mention.date, {DATE_TEXT} AS date_text, sense.basis, sense.status, sense.type, mention.title,
  sense."trigger",
  {SENTENCE} AS sentence,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(roles.actors)) AS actors,
  mention.confidence, document.title AS document, document.published, document.source, document.url, document.path
FROM event_core JOIN event_mention ON event_mention.event_id = event_core.number
JOIN mention ON mention.id = event_mention.mention_id JOIN sense ON sense.id = mention.sense_id
JOIN roles ON roles.id = mention.roles_id JOIN document ON document.id = mention.document_id
ORDER BY event_core.id, document.published, mention.id;
"""
