-- The vault: names, identity codes and contact details, sealed. Nothing outside it knows more of a person
-- than a pseudonym, and it refers to nothing outside, so that it can be moved to a database of its own.
-- Readers have no right to this schema (reader-role.ts).

CREATE SCHEMA vault;

-- Key-encryption keys that have been used; the keys themselves are never in the database.
CREATE TABLE vault.key_encryption_key (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
  version integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  first_used_at timestamptz NOT NULL DEFAULT now()
);

-- The key of digests and search indexes, wrapped; made once, so that a new key-encryption key changes no index.
CREATE TABLE vault.index_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  wrapped bytea NOT NULL,
  key_id text COLLATE "C" NOT NULL REFERENCES vault.key_encryption_key (id)
);
CREATE INDEX index_key_key ON vault.index_key (key_id);

-- A data key, wrapped: what one delivery or correction said of one person is sealed with it.
CREATE TABLE vault.envelope (
  id uuid PRIMARY KEY,
  pseudonym text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  key_id text COLLATE "C" NOT NULL REFERENCES vault.key_encryption_key (id)
);
CREATE INDEX envelope_pseudonym ON vault.envelope (pseudonym);
CREATE INDEX envelope_key ON vault.envelope (key_id, id);

CREATE TABLE vault.detail (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pseudonym text COLLATE "C" NOT NULL,
  field text COLLATE "C" NOT NULL,
  envelope_id uuid NOT NULL REFERENCES vault.envelope (id),
  -- Nonce, ciphertext and tag of AES-256-GCM.
  sealed bytea NOT NULL,
  -- Keyed digest of person, field and value: says that nothing changed without opening anything.
  digest bytea NOT NULL,
  -- Keyed digest of field and value, of fields a person is found by.
  search_index bytea,
  kept_at timestamptz NOT NULL DEFAULT now(),
  kept_by text NOT NULL,
  ground text NOT NULL,
  batch_id bigint,
  superseded_at timestamptz,
  superseded_by text,
  superseded_ground text,
  superseded_batch bigint,
  CHECK ((superseded_at IS NULL) = (superseded_by IS NULL)),
  CHECK ((superseded_at IS NULL) = (superseded_ground IS NULL))
);
CREATE UNIQUE INDEX detail_current ON vault.detail (pseudonym, field) WHERE superseded_at IS NULL;
CREATE INDEX detail_search ON vault.detail (field, search_index)
  WHERE superseded_at IS NULL AND search_index IS NOT NULL;
CREATE INDEX detail_envelope ON vault.detail (envelope_id);
CREATE INDEX detail_pseudonym ON vault.detail (pseudonym, id);
CREATE INDEX detail_batch ON vault.detail (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX detail_superseded_batch ON vault.detail (superseded_batch)
  WHERE superseded_batch IS NOT NULL;
