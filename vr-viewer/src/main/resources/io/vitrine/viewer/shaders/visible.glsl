// A tile that is drawn, and how.
struct Visible {
  uint tile;
  uint how;  // level | TEXTURED | NEAREST
};
const uint TEXTURED = 256u;
const uint NEAREST = 512u;
