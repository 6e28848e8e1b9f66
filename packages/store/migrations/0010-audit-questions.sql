-- Indexes by which every question of the log is answered from its newest end, whatever the log's size.
DROP INDEX audit_event_who, audit_event_route, audit_event_everyone, audit_event_at;
CREATE INDEX audit_event_who ON audit_event (who, act, at, id) INCLUDE (route);
CREATE INDEX audit_event_act ON audit_event (act, at, id);
CREATE INDEX audit_event_route ON audit_event (route, act, at, id);
CREATE INDEX audit_event_everyone ON audit_event (at, id) WHERE everyone;
-- How far back somebody has gone at the most.
CREATE INDEX audit_event_reach ON audit_event (who, reach_start, id) WHERE reach_start IS NOT NULL;
