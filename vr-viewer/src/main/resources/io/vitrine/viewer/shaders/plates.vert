#version 450 core
#include "frame.glsl"
#include "tile_data.glsl"
// A dark board behind the tiles of each wing, so that tiles stand out from what is behind them.
const vec2 CORNERS[6] = vec2[](vec2(0, 0), vec2(0, 1), vec2(1, 1), vec2(0, 0), vec2(1, 1), vec2(1, 0));
const float MARGIN = 0.02;
out vec2 from_edge;
flat out vec2 extent;

void main() {
  Wing wing = wings[gl_VertexID / 6];
  vec2 corner = CORNERS[gl_VertexID % 6];
  uint used_columns = (wing.tiles + wing.rows - 1u) / wing.rows;
  uint used_rows = min(wing.rows, wing.tiles);
  vec3 across = wing.column_step * float(used_columns);
  vec3 downwards = wing.row_step * float(used_rows);
  vec3 a = normalize(across) * MARGIN;
  vec3 d = normalize(downwards) * MARGIN;
  extent = vec2(length(across), length(downwards)) + 2.0 * MARGIN;
  from_edge = corner * extent;
  vec3 position = wing.origin - a - d + corner.x * (across + 2.0 * a) + corner.y * (downwards + 2.0 * d);
  gl_Position = view_projection * vec4(position, 1.0);
}
