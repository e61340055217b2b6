#version 450 core
#include "frame.glsl"
#include "tile_data.glsl"
#include "visible.glsl"
layout(std430, binding = 6) readonly buffer Drawn { Visible drawn[]; };
#include "tile_out.glsl"

void main() {
  Visible v = drawn[gl_VertexID / 6];
  place = CORNERS[gl_VertexID % 6];
  Tile tile = tiles[v.tile];
  Wing wing = wings[tile.wing];
  vec3 position = tile_centre(wing, tile.place) + (place.x - 0.5) * wing.right + (place.y - 0.5) * wing.down;
  metres = place * vec2(length(wing.right), length(wing.down));
  tell(layers[wing.layer], words[v.tile], tile, v.how);
  gl_Position = view_projection * vec4(position, 1.0);
}
