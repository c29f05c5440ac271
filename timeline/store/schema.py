"""The tables of a store, as SQL. What each is for stands beside it; the README's schema section is made from here."""

from __future__ import annotations

APPLICATION_ID = 0x544D4C4E  # "TMLN": which program's file this is (PRAGMA application_id)
VERSION = 4  # PRAGMA user_version: see timeline.store.upgrade

CORRECTIONS = """
CREATE TABLE correction (  -- what the analyst has changed; kept apart from what was extracted, and applied to it
  id INTEGER PRIMARY KEY,
  made TEXT NOT NULL,
  action TEXT NOT NULL,  -- add, edit, reject, merge, split
  parts TEXT NOT NULL,  -- JSON: for each event that it is about, the keys of its mentions
  change TEXT NOT NULL,  -- JSON: the fields that are set
  note TEXT,
  undone TEXT
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

MERGE_KEYS = """
CREATE TABLE merge_key (  -- where mentions that may be one event are found: a name, by first day and type
  block TEXT NOT NULL,
  day TEXT NOT NULL,
  mention_id INTEGER NOT NULL,
  names INTEGER NOT NULL,  -- by how many its mention is found
  PRIMARY KEY (block, day, mention_id)
) STRICT, WITHOUT ROWID;
"""

TABLES = """
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

CREATE TABLE mention (  -- one event as one document tells it; never changed after it is written
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  key TEXT NOT NULL,  -- what stays the same when the lexicon or the rest of the article changes
  date TEXT,  -- EDTF
  start TEXT,
  "end" TEXT,
  date_text TEXT,
  basis TEXT NOT NULL,
  status TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  sentence TEXT NOT NULL,
  actors TEXT NOT NULL,  -- JSON
  places TEXT NOT NULL,  -- JSON
  confidence REAL NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  marks TEXT NOT NULL,  -- JSON: [kind, start, end]
  steps TEXT NOT NULL  -- JSON: [rule, what it says]
) STRICT;
CREATE INDEX mention_document ON mention (document_id);
CREATE INDEX mention_key ON mention (key);

CREATE TABLE event (  -- what one or more mentions tell; computed from them
  id TEXT PRIMARY KEY NOT NULL,
  date TEXT,  -- EDTF
  start TEXT,
  "end" TEXT,
  filed TEXT,  -- the day under which a chronology lists it
  first_day TEXT,  -- first and last day for a search by date, also where `start` or `end` is open
  last_day TEXT,
  date_text TEXT,
  basis TEXT NOT NULL,
  status TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  actors TEXT NOT NULL,  -- JSON
  places TEXT NOT NULL,  -- JSON
  confidence REAL NOT NULL,
  sources INTEGER NOT NULL,  -- how many documents tell it
  days INTEGER NOT NULL,  -- on how many days they were published
  first_published TEXT,
  last_published TEXT,
  mention_id INTEGER NOT NULL REFERENCES mention (id),  -- the mention that dates it best
  rejected INTEGER NOT NULL DEFAULT 0  -- 1 where the analyst says that it is none
) STRICT;
CREATE INDEX event_filed ON event (filed);

CREATE TABLE event_mention (  -- which mentions tell of which event
  mention_id INTEGER PRIMARY KEY REFERENCES mention (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  root INTEGER NOT NULL  -- names the group of linked mentions that is cut into events together
) STRICT;
CREATE INDEX event_mention_event ON event_mention (event_id);
CREATE INDEX event_mention_root ON event_mention (root);

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
  start TEXT NOT NULL,  -- the event's first_day and last_day
  event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  "end" TEXT NOT NULL,
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
  event_id TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  PRIMARY KEY (place_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_event ON event_place (event_id);

CREATE VIRTUAL TABLE mention_text USING fts5(  -- full-text search over titles and sentences
  title, sentence, content='mention', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER mention_added AFTER INSERT ON mention BEGIN
  INSERT INTO mention_text (rowid, title, sentence) VALUES (new.id, new.title, new.sentence);
END;
CREATE TRIGGER mention_removed AFTER DELETE ON mention BEGIN
  INSERT INTO mention_text (mention_text, rowid, title, sentence) VALUES ('delete', old.id, old.title, old.sentence);
END;
"""

VIEWS = """
CREATE VIEW chronology AS  -- the events that are not rejected, in order: no join needed to read it
SELECT event.id, event.date, event.start, event."end", event.status, event.type, event.title,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(event.actors)) AS actors,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(event.places)) AS places,
  mention.sentence, event.confidence, event.sources, event.first_published, event.last_published
FROM event JOIN mention ON mention.id = event.mention_id
WHERE NOT event.rejected
ORDER BY event.filed, event."end" DESC, event.id;

CREATE VIEW mentions_with_sources AS  -- each mention with its event and its article: no join needed to read it
SELECT event_mention.event_id, mention.date, mention.date_text, mention.basis, mention.status, mention.type, mention.title,
  mention."trigger", mention.sentence,
  (SELECT group_concat(value ->> 'name', '; ') FROM json_each(mention.actors)) AS actors,
  mention.confidence, document.title AS document, document.published, document.source, document.url, document.path
FROM mention JOIN document ON document.id = mention.document_id
JOIN event_mention ON event_mention.mention_id = mention.id
ORDER BY event_mention.event_id, document.published, mention.id;
"""
