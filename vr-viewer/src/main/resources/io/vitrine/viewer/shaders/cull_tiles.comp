#version 450 core
// One work group per 64 tiles of a seen wing: chooses which tiles are drawn, from which level, and how.
layout(local_size_x = 64) in;
#include "frame.glsl"
#include "tile_data.glsl"
#include "visible.glsl"
#include "level.glsl"
layout(std430, binding = 4) readonly buffer Groups { uvec2 groups[]; };
layout(std430, binding = 5) buffer Commands {
  uint vertices; uint instances; uint first; uint base;
  uint groups_x; uint groups_y; uint groups_z; uint unused;
};
layout(std430, binding = 6) writeonly buffer Drawn { Visible drawn[]; };

void main() {
  uvec2 group = groups[gl_WorkGroupID.x];
  Wing wing = wings[group.x];
  uint k = group.y * 64u + gl_LocalInvocationID.x;
  if (k >= wing.tiles) return;
  uint index = wing.first_tile + k;
  Tile tile = tiles[index];
  vec3 centre = tile_centre(wing, tile.place);
  float radius = 0.5 * length(wing.right) + 0.5 * length(wing.down);
  for (int i = 0; i < 5; i++) {
    if (dot(planes[i].xyz, centre) + planes[i].w < -radius) return;
  }
  vec2 px = vec2(pixels(centre, wing.right), pixels(centre, wing.down));
  uint how = how_drawn(layers[wing.layer], words[index], tile.cell, px);
  uint at = atomicAdd(vertices, 6u) / 6u;
  drawn[at] = Visible(index, how);
}
