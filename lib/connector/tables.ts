/**
 * The connector's own tables, in a schema that its own role owns. Run at the first use of every process; each statement
 * leaves what is there as it is. Token and secret are AES-256-GCM ciphertext; of a visitor only a hash is known.
 */
export const TABLES = `
CREATE TABLE IF NOT EXISTS connector.visitor (
  id uuid PRIMARY KEY,
  key_hash bytea NOT NULL UNIQUE,
  used_at timestamptz NOT NULL
);

CREATE TABLE IF NOT EXISTS connector.administration (
  id uuid PRIMARY KEY,
  visitor_id uuid NOT NULL REFERENCES connector.visitor ON DELETE CASCADE,
  number text NOT NULL,
  name text NOT NULL,
  wmnr text NOT NULL UNIQUE,
  token bytea,
  secret bytea,
  -- Known only after the portal said that the pair belongs to this number; the salt of the webhook key.
  token_id text,
  webhook_at timestamptz,
  synced_at timestamptz,
  UNIQUE (visitor_id, number)
);

CREATE TABLE IF NOT EXISTS connector.partner (
  administration_id uuid NOT NULL REFERENCES connector.administration ON DELETE CASCADE,
  id uuid NOT NULL,
  name text NOT NULL,
  kvk_number text,
  PRIMARY KEY (administration_id, id)
);

CREATE TABLE IF NOT EXISTS connector.document (
  administration_id uuid NOT NULL REFERENCES connector.administration ON DELETE CASCADE,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  -- current: a version holds now; waiting: shared, but none holds now; ended: no longer shared.
  state text NOT NULL CHECK (state IN ('current', 'waiting', 'ended')),
  number integer,
  revision integer,
  etag text,
  fetched_at timestamptz NOT NULL,
  PRIMARY KEY (administration_id, id)
);

CREATE TABLE IF NOT EXISTS connector.document_version (
  administration_id uuid NOT NULL,
  document_id uuid NOT NULL,
  number integer NOT NULL,
  revision integer NOT NULL,
  sha256 text NOT NULL,
  valid_from date,
  valid_to date,
  published_at timestamptz,
  customer_name text,
  positions text[] NOT NULL,
  content json NOT NULL,
  fetched_at timestamptz NOT NULL,
  PRIMARY KEY (administration_id, document_id, number, revision),
  FOREIGN KEY (administration_id, document_id) REFERENCES connector.document ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS connector.webhook (
  administration_id uuid NOT NULL REFERENCES connector.administration ON DELETE CASCADE,
  id text NOT NULL,
  type text NOT NULL,
  body json NOT NULL,
  received_at timestamptz NOT NULL,
  handled_at timestamptz,
  leased_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  fault json,
  PRIMARY KEY (administration_id, id)
);

CREATE INDEX IF NOT EXISTS webhook_received ON connector.webhook (administration_id, received_at DESC);
CREATE INDEX IF NOT EXISTS webhook_pending ON connector.webhook (administration_id) WHERE handled_at IS NULL;
`;
