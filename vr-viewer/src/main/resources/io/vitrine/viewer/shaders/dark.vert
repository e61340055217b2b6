#version 450 core
#include "frame.glsl"
out vec3 direction;

void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2) * 2.0 - 1.0;
  direction = mat3(view) * (ray * vec4(corner, 1.0, 0.0)).xyz;
  gl_Position = vec4(corner, 0.5, 1.0);
}
