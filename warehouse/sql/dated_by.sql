-- dated_by: what the date of a bullet rests on in the views: a day or night that it tells, a longer period, or only the day of its page.
CREATE MACRO dated_by(last_day, precision) AS
CASE WHEN last_day IS NULL THEN 'page' WHEN precision IN ('period', 'month') THEN 'period' ELSE 'event' END;

COMMENT ON MACRO dated_by IS 'event (a day or a night), period (the past 24 hours, a week, a month) or page (not said; so are a week or a year whose dates are not told), by event_date_end and event_date_precision of a bullet.';
