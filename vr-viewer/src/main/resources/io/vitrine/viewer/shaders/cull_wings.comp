#version 450 core
// One invocation per wing: wings that are seen hand their tiles on in groups of 64.
layout(local_size_x = 64) in;
#include "frame.glsl"
#include "tile_data.glsl"
layout(std430, binding = 4) writeonly buffer Groups { uvec2 groups[]; };
layout(std430, binding = 5) buffer Commands {
  uint vertices; uint instances; uint first; uint base;
  uint groups_x; uint groups_y; uint groups_z; uint unused;
};

void main() {
  uint w = gl_GlobalInvocationID.x;
  if (w >= counts.y) return;
  Wing wing = wings[w];
  vec3 across = wing.column_step * float(wing.columns);
  vec3 downwards = wing.row_step * float(wing.rows);
  vec3 centre = wing.origin + 0.5 * (across + downwards);
  float radius = 0.5 * length(abs(across) + abs(downwards)) + length(wing.right) + length(wing.down);
  for (int i = 0; i < 5; i++) {
    if (dot(planes[i].xyz, centre) + planes[i].w < -radius) return;
  }
  uint n = (wing.tiles + 63u) / 64u;
  uint at = atomicAdd(groups_x, n);
  for (uint g = 0u; g < n; g++) groups[at + g] = uvec2(w, g);
}
