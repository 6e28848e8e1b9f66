-- Who is signed in. The browser holds a random token and only its hash is here; the row goes when the
-- session ends. The name is the worker's own, for the worker to see, and is kept nowhere else.
CREATE TABLE sign_in_session (
  id uuid PRIMARY KEY,
  token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  -- A token that was replaced a moment ago: requests that were on their way still carry it.
  former_hash text UNIQUE CHECK (former_hash ~ '^[0-9a-f]{64}$'),
  former_until timestamptz,
  user_id text NOT NULL,
  user_name text NOT NULL,
  grants jsonb NOT NULL CHECK (jsonb_typeof(grants) = 'array'),
  acting_role text NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  provider_session text,
  id_token text,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  renewed_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CHECK ((former_hash IS NULL) = (former_until IS NULL)),
  CHECK (ends_at > started_at)
);
CREATE INDEX sign_in_session_subject ON sign_in_session (issuer, subject);
CREATE INDEX sign_in_session_end ON sign_in_session (ends_at);

-- Sign-ins under way: each is taken out once, by the browser that began it.
CREATE TABLE sign_in_attempt (
  state_hash text PRIMARY KEY CHECK (state_hash ~ '^[0-9a-f]{64}$'),
  browser_hash text NOT NULL CHECK (browser_hash ~ '^[0-9a-f]{64}$'),
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_end ON sign_in_attempt (ends_at);

-- Sign-out messages of the provider that have been acted on.
CREATE TABLE used_logout_token (
  token_hash text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  ends_at timestamptz NOT NULL
);
CREATE INDEX used_logout_token_end ON used_logout_token (ends_at);

-- Emergency codes: made by the command, used once, never removed.
CREATE TABLE break_glass_code (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code_hash text NOT NULL UNIQUE CHECK (code_hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK (ends_at > made_at),
  CHECK (used_at >= made_at AND used_at < ends_at)
);
