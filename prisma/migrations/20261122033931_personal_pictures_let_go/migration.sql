CREATE TRIGGER personal_picture_lets_go AFTER DELETE ON personal_picture
  FOR EACH ROW WHEN (OLD.sha256 IS NOT NULL) EXECUTE FUNCTION note_loose_bytes();
