-- A store of schema 4 with a few articles and a correction, as timeline 0.1 made it.
PRAGMA application_id = 1414351950;
PRAGMA user_version = 4;
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

CREATE TABLE file (  -- what was read to its end, so that it need not be read again while it is the same
  path TEXT PRIMARY KEY NOT NULL,
  stamp TEXT NOT NULL,  -- size, time of change, and how it was read
  documents INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_key (  -- where mentions that may be one event are found: a name, by first day and type
  block TEXT NOT NULL,
  day TEXT NOT NULL,
  mention_id INTEGER NOT NULL,
  names INTEGER NOT NULL,  -- by how many its mention is found
  PRIMARY KEY (block, day, mention_id)
) STRICT, WITHOUT ROWID;

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

INSERT INTO correction VALUES (1, '2024-03-01T12:00:00', 'edit', '[["d2ld3ku5zxs3poll"]]', '{"status":"occurred","title":"A regiment moved to Okinawa"}', 'seen there', NULL);
INSERT INTO correction_key VALUES ('d2ld3ku5zxs3poll', 1);
INSERT INTO document VALUES (1, '4bbf1d2f8e11e0b03564d361735cf6f7', 'Speaker in Taipei', '2022-08-03', 'Wire', NULL, '/articles/wire.md', 'Nancy Pelosi visited Taiwan.', NULL, NULL);
INSERT INTO document VALUES (2, '14e267eb64dc1bb9f1ffc93be7f0a5fb', 'Japan and its ally', '2023-01-12', 'Review', NULL, '/articles/review.md', 'Nancy Pelosi visited Taiwan last August.
A Marine Littoral Regiment is stationed on Okinawa.
Fumio Kishida will host the G7 in Hiroshima.
Japan signed an agreement with Britain.', NULL, NULL);
INSERT INTO document VALUES (3, '21dcc3e209c2add1caa1a06c4408d043', 'Two years on', '2024-02-24', 'Daily', 'https://example.org/two-years-on', '/articles/daily.md', 'Russia invaded Ukraine.
Russia occupies Crimea.
Ukraine gave up its warheads.
China did not join the sanctions on Russia.
Switzerland may hold a conference.', NULL, NULL);
INSERT INTO mention VALUES (1, 1, 'ihzllpccfciuy4kq', '2022-08-02', '2022-08-02', '2022-08-02', 'then', 'explicit', 'occurred', 'CONSULT', 'Nancy Pelosi visited Taiwan', 'Pelosi', 'Nancy Pelosi visited Taiwan.', '[{"name":"Nancy Pelosi","country":"USA","role":"source","text":"Nancy Pelosi"},{"name":"Taiwan","country":"TWN","role":"target","text":"TWN"}]', '[{"name":"Taiwan","country":null}]', 0.8, 6, 12, '[["sentence",0,28],["trigger",6,12]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (2, 2, 'zbqhbolshlk6mvo5', '2022-08', '2022-08-01', '2022-08-31', 'then', 'explicit', 'occurred', 'CONSULT', 'Nancy Pelosi visited Taiwan last August', 'Pelosi', 'Nancy Pelosi visited Taiwan last August.', '[{"name":"Nancy Pelosi","country":"USA","role":"source","text":"Nancy Pelosi"},{"name":"Taiwan","country":"TWN","role":"target","text":"TWN"}]', '[{"name":"Taiwan","country":null}]', 0.8, 6, 12, '[["sentence",0,40],["trigger",6,12]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (3, 2, 'd2ld3ku5zxs3poll', '../2025', NULL, '2025-12-31', 'then', 'explicit', 'planned', 'MOBILIZE', 'A Marine Littoral Regiment is stationed on Okinawa', 'stationed', 'A Marine Littoral Regiment is stationed on Okinawa.', '[{"name":"United States","country":"USA","role":"source","text":"USA"},{"name":"Japan","country":"JPN","role":"target","text":"JPN"}]', '[]', 0.8, 71, 80, '[["sentence",41,92],["trigger",71,80]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (4, 2, 'tmkujtuwmqorkj3x', '2023-05', '2023-05-01', '2023-05-31', 'then', 'explicit', 'planned', 'CONSULT', 'Fumio Kishida will host the G7 in Hiroshima', 'host', 'Fumio Kishida will host the G7 in Hiroshima.', '[{"name":"Fumio Kishida","country":"JPN","role":"source","text":"Fumio Kishida"},{"name":"G7","country":null,"role":"target","text":"G7"}]', '[]', 0.8, 112, 116, '[["sentence",93,137],["trigger",112,116]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (5, 2, 'huhgivbg47ikx6uy', '2023-01-12', '2023-01-12', '2023-01-12', NULL, 'document', 'occurred', 'AGREE', 'Japan signed an agreement with Britain', 'signed', 'Japan signed an agreement with Britain.', '[{"name":"Japan","country":"JPN","role":"source","text":"JPN"},{"name":"United Kingdom","country":"GBR","role":"target","text":"GBR"}]', '[]', 0.8, 144, 150, '[["sentence",138,177],["trigger",144,150]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (6, 3, 'h6hz2w2qsc5pzeuk', '2022-02-24', '2022-02-24', '2022-02-24', 'then', 'explicit', 'occurred', 'ASSAULT', 'Russia invaded Ukraine', 'invaded', 'Russia invaded Ukraine.', '[{"name":"Russia","country":"RUS","role":"source","text":"RUS"},{"name":"Ukraine","country":"UKR","role":"target","text":"UKR"}]', '[]', 0.8, 7, 14, '[["sentence",0,23],["trigger",7,14]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (7, 3, 'd64sngzfqpagqvev', '2014/..', '2014-01-01', NULL, 'then', 'explicit', 'ongoing', 'ASSAULT', 'Russia occupies Crimea', 'occupies', 'Russia occupies Crimea.', '[{"name":"Russia","country":"RUS","role":"source","text":"RUS"},{"name":"Ukraine","country":"UKR","role":"target","text":"UKR"}]', '[]', 0.8, 31, 39, '[["sentence",24,47],["trigger",31,39]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (8, 3, 'hwpia4bzy57yzov7', '199X', '1990-01-01', '1999-12-31', 'then', 'explicit', 'occurred', 'RETREAT', 'Ukraine gave up its warheads', 'gave', 'Ukraine gave up its warheads.', '[{"name":"Ukraine","country":"UKR","role":"source","text":"UKR"}]', '[]', 0.8, 56, 60, '[["sentence",48,77],["trigger",56,60]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (9, 3, '7bjrigpw3mlj2474', '2023', '2023-01-01', '2023-12-31', 'then', 'explicit', 'negated', 'SANCTION', 'China did not join the sanctions on Russia', 'join', 'China did not join the sanctions on Russia.', '[{"name":"China","country":"CHN","role":"source","text":"CHN"},{"name":"Russia","country":"RUS","role":"target","text":"RUS"}]', '[]', 0.8, 92, 96, '[["sentence",78,121],["trigger",92,96]]', '[["by-hand","the test says so"]]');
INSERT INTO mention VALUES (10, 3, 'mlcu3wf2mbzp5yhm', '2024-22', '2024-06-01', '2024-08-31', 'then', 'explicit', 'possible', 'CONSULT', 'Switzerland may hold a conference', 'hold', 'Switzerland may hold a conference.', '[{"name":"Switzerland","country":null,"role":"source","text":"Switzerland"}]', '[]', 0.8, 138, 142, '[["sentence",122,156],["trigger",138,142]]', '[["by-hand","the test says so"]]');
INSERT INTO event VALUES ('huhgivbg', '2023-01-12', '2023-01-12', '2023-01-12', '2023-01-12', '2023-01-12', '2023-01-12', NULL, 'document', 'occurred', 'AGREE', 'Japan signed an agreement with Britain', '[{"name":"Japan","country":"JPN","role":"source","text":"JPN"},{"name":"United Kingdom","country":"GBR","role":"target","text":"GBR"}]', '[]', 0.8, 1, 1, '2023-01-12', '2023-01-12', 5, 0);
INSERT INTO event VALUES ('ihzllpcc', '2022-08-02', '2022-08-02', '2022-08-02', '2022-08-02', '2022-08-02', '2022-08-02', 'then', 'explicit', 'occurred', 'CONSULT', 'Nancy Pelosi visited Taiwan last August', '[{"name":"Nancy Pelosi","country":"USA","role":"source","text":"Nancy Pelosi"},{"name":"Taiwan","country":"TWN","role":"target","text":"TWN"}]', '[{"name":"Taiwan","country":null}]', 0.96, 2, 2, '2022-08-03', '2023-01-12', 1, 0);
INSERT INTO event VALUES ('tmkujtuw', '2023-05', '2023-05-01', '2023-05-31', '2023-05-01', '2023-05-01', '2023-05-31', 'then', 'explicit', 'planned', 'CONSULT', 'Fumio Kishida will host the G7 in Hiroshima', '[{"name":"Fumio Kishida","country":"JPN","role":"source","text":"Fumio Kishida"},{"name":"G7","country":null,"role":"target","text":"G7"}]', '[]', 0.8, 1, 1, '2023-01-12', '2023-01-12', 4, 0);
INSERT INTO event VALUES ('7bjrigpw', '2023', '2023-01-01', '2023-12-31', '2023-01-01', '2023-01-01', '2023-12-31', 'then', 'explicit', 'negated', 'SANCTION', 'China did not join the sanctions on Russia', '[{"name":"China","country":"CHN","role":"source","text":"CHN"},{"name":"Russia","country":"RUS","role":"target","text":"RUS"}]', '[]', 0.8, 1, 1, '2024-02-24', '2024-02-24', 9, 0);
INSERT INTO event VALUES ('d64sngzf', '2014/..', '2014-01-01', NULL, '2014-01-01', '2014-01-01', '2024-02-24', 'then', 'explicit', 'ongoing', 'ASSAULT', 'Russia occupies Crimea', '[{"name":"Russia","country":"RUS","role":"source","text":"RUS"},{"name":"Ukraine","country":"UKR","role":"target","text":"UKR"}]', '[]', 0.8, 1, 1, '2024-02-24', '2024-02-24', 7, 0);
INSERT INTO event VALUES ('h6hz2w2q', '2022-02-24', '2022-02-24', '2022-02-24', '2022-02-24', '2022-02-24', '2022-02-24', 'then', 'explicit', 'occurred', 'ASSAULT', 'Russia invaded Ukraine', '[{"name":"Russia","country":"RUS","role":"source","text":"RUS"},{"name":"Ukraine","country":"UKR","role":"target","text":"UKR"}]', '[]', 0.8, 1, 1, '2024-02-24', '2024-02-24', 6, 0);
INSERT INTO event VALUES ('hwpia4bz', '199X', '1990-01-01', '1999-12-31', '1990-01-01', '1990-01-01', '1999-12-31', 'then', 'explicit', 'occurred', 'RETREAT', 'Ukraine gave up its warheads', '[{"name":"Ukraine","country":"UKR","role":"source","text":"UKR"}]', '[]', 0.8, 1, 1, '2024-02-24', '2024-02-24', 8, 0);
INSERT INTO event VALUES ('mlcu3wf2', '2024-22', '2024-06-01', '2024-08-31', '2024-06-01', '2024-06-01', '2024-08-31', 'then', 'explicit', 'possible', 'CONSULT', 'Switzerland may hold a conference', '[{"name":"Switzerland","country":null,"role":"source","text":"Switzerland"}]', '[]', 0.8, 1, 1, '2024-02-24', '2024-02-24', 10, 0);
INSERT INTO event VALUES ('d2ld3ku5', '../2025', NULL, '2025-12-31', '2025-12-31', '2023-01-12', '2025-12-31', 'then', 'explicit', 'occurred', 'MOBILIZE', 'A regiment moved to Okinawa', '[{"name":"United States","country":"USA","role":"source","text":"USA"},{"name":"Japan","country":"JPN","role":"target","text":"JPN"}]', '[]', 0.8, 1, 1, '2023-01-12', '2023-01-12', 3, 0);
INSERT INTO event_mention VALUES (1, 'ihzllpcc', 1);
INSERT INTO event_mention VALUES (2, 'ihzllpcc', 1);
INSERT INTO event_mention VALUES (3, 'd2ld3ku5', 3);
INSERT INTO event_mention VALUES (4, 'tmkujtuw', 4);
INSERT INTO event_mention VALUES (5, 'huhgivbg', 5);
INSERT INTO event_mention VALUES (6, 'h6hz2w2q', 6);
INSERT INTO event_mention VALUES (7, 'd64sngzf', 7);
INSERT INTO event_mention VALUES (8, 'hwpia4bz', 8);
INSERT INTO event_mention VALUES (9, '7bjrigpw', 9);
INSERT INTO event_mention VALUES (10, 'mlcu3wf2', 10);
INSERT INTO actor VALUES (1, 'Nancy Pelosi', 'USA', 'nancy pelosi');
INSERT INTO actor VALUES (2, 'Taiwan', 'TWN', 'taiwan');
INSERT INTO actor VALUES (3, 'United States', 'USA', 'united states');
INSERT INTO actor VALUES (4, 'Japan', 'JPN', 'japan');
INSERT INTO actor VALUES (5, 'United Kingdom', 'GBR', 'united kingdom');
INSERT INTO actor VALUES (6, 'Fumio Kishida', 'JPN', 'fumio kishida');
INSERT INTO actor VALUES (7, 'G7', NULL, 'g7');
INSERT INTO actor VALUES (8, 'China', 'CHN', 'china');
INSERT INTO actor VALUES (9, 'Russia', 'RUS', 'russia');
INSERT INTO actor VALUES (10, 'Ukraine', 'UKR', 'ukraine');
INSERT INTO actor VALUES (11, 'Switzerland', NULL, 'switzerland');
INSERT INTO event_actor VALUES (1, '2022-08-02', 'ihzllpcc', '2022-08-02');
INSERT INTO event_actor VALUES (2, '2022-08-02', 'ihzllpcc', '2022-08-02');
INSERT INTO event_actor VALUES (3, '2023-01-12', 'd2ld3ku5', '2025-12-31');
INSERT INTO event_actor VALUES (4, '2023-01-12', 'd2ld3ku5', '2025-12-31');
INSERT INTO event_actor VALUES (4, '2023-01-12', 'huhgivbg', '2023-01-12');
INSERT INTO event_actor VALUES (5, '2023-01-12', 'huhgivbg', '2023-01-12');
INSERT INTO event_actor VALUES (6, '2023-05-01', 'tmkujtuw', '2023-05-31');
INSERT INTO event_actor VALUES (7, '2023-05-01', 'tmkujtuw', '2023-05-31');
INSERT INTO event_actor VALUES (8, '2023-01-01', '7bjrigpw', '2023-12-31');
INSERT INTO event_actor VALUES (9, '2014-01-01', 'd64sngzf', '2024-02-24');
INSERT INTO event_actor VALUES (9, '2022-02-24', 'h6hz2w2q', '2022-02-24');
INSERT INTO event_actor VALUES (9, '2023-01-01', '7bjrigpw', '2023-12-31');
INSERT INTO event_actor VALUES (10, '1990-01-01', 'hwpia4bz', '1999-12-31');
INSERT INTO event_actor VALUES (10, '2014-01-01', 'd64sngzf', '2024-02-24');
INSERT INTO event_actor VALUES (10, '2022-02-24', 'h6hz2w2q', '2022-02-24');
INSERT INTO event_actor VALUES (11, '2024-06-01', 'mlcu3wf2', '2024-08-31');
INSERT INTO place VALUES (1, 'Taiwan', NULL, 'taiwan');
INSERT INTO event_place VALUES (1, 'ihzllpcc');
INSERT INTO merge_key VALUES ('coarse CHE', '2024-06-01 CONSULT', 10, 2);
INSERT INTO merge_key VALUES ('coarse CHN', '2023-01-01 SANCTION', 9, 2);
INSERT INTO merge_key VALUES ('coarse G7', '2023-05-01 CONSULT', 4, 5);
INSERT INTO merge_key VALUES ('coarse JPN', '2023-05-01 CONSULT', 4, 5);
INSERT INTO merge_key VALUES ('coarse JPN', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('coarse RUS', '2014-01-01 ASSAULT', 7, 3);
INSERT INTO merge_key VALUES ('coarse RUS', '2023-01-01 SANCTION', 9, 2);
INSERT INTO merge_key VALUES ('coarse Switzerland', '2024-06-01 CONSULT', 10, 2);
INSERT INTO merge_key VALUES ('coarse TWN', '2022-08-01 CONSULT', 2, 3);
INSERT INTO merge_key VALUES ('coarse UKR', '2014-01-01 ASSAULT', 7, 3);
INSERT INTO merge_key VALUES ('coarse USA', '2022-08-01 CONSULT', 2, 3);
INSERT INTO merge_key VALUES ('coarse USA', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('coarse crimea', '2014-01-01 ASSAULT', 7, 3);
INSERT INTO merge_key VALUES ('coarse g7', '2023-05-01 CONSULT', 4, 5);
INSERT INTO merge_key VALUES ('coarse hiroshima', '2023-05-01 CONSULT', 4, 5);
INSERT INTO merge_key VALUES ('coarse kishida', '2023-05-01 CONSULT', 4, 5);
INSERT INTO merge_key VALUES ('coarse littoral', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('coarse marine', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('coarse okinawa', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('coarse pelosi', '2022-08-01 CONSULT', 2, 3);
INSERT INTO merge_key VALUES ('coarse regiment', '2025-12-31 MOBILIZE', 3, 6);
INSERT INTO merge_key VALUES ('day RUS', '2022-02-24 ASSAULT', 6, 2);
INSERT INTO merge_key VALUES ('day TWN', '2022-08-02 CONSULT', 1, 3);
INSERT INTO merge_key VALUES ('day UKR', '2022-02-24 ASSAULT', 6, 2);
INSERT INTO merge_key VALUES ('day USA', '2022-08-02 CONSULT', 1, 3);
INSERT INTO merge_key VALUES ('day pelosi', '2022-08-02 CONSULT', 1, 3);
INSERT INTO merge_key VALUES ('undated GBR', '2023-01-12 AGREE', 5, 2);
INSERT INTO merge_key VALUES ('undated JPN', '2023-01-12 AGREE', 5, 2);
