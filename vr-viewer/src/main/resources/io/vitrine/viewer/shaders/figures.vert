#version 450 core
#include "frame.glsl"
struct Figure {
  vec3 origin; uint slot;  // upper left corner
  vec4 right;
  vec4 down;
};
layout(std430, binding = 0) readonly buffer Figures { Figure figures[]; };
out vec3 at;
const vec2 CORNERS[6] = vec2[](vec2(0, 0), vec2(0, 1), vec2(1, 1), vec2(0, 0), vec2(1, 1), vec2(1, 0));

void main() {
  Figure f = figures[gl_VertexID / 6];
  vec2 corner = CORNERS[gl_VertexID % 6];
  at = vec3(corner, float(f.slot));
  gl_Position = view_projection * vec4(f.origin + corner.x * f.right.xyz + corner.y * f.down.xyz, 1.0);
}
