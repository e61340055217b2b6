#version 450 core
#include "frame.glsl"
layout(std430, binding = 0) readonly buffer Place { vec4 centre; vec4 right; vec4 up; };
out vec2 at;
const vec2 CORNERS[6] = vec2[](vec2(-1, -1), vec2(1, -1), vec2(1, 1), vec2(-1, -1), vec2(1, 1), vec2(-1, 1));

void main() {
  vec2 corner = CORNERS[gl_VertexID % 6];
  at = vec2(corner.x, -corner.y) * 0.5 + 0.5;
  gl_Position = view_projection * vec4(centre.xyz + corner.x * right.xyz + corner.y * up.xyz, 1.0);
}
