#version 450 core
in vec2 from_edge;
flat in vec2 extent;
out vec4 colour;

void main() {
  vec2 inside = min(from_edge, extent - from_edge);
  float edge = min(inside.x, inside.y);
  float rim = 1.0 - smoothstep(0.004, 0.004 + fwidth(edge), edge);
  colour = vec4(mix(vec3(0.0045, 0.005, 0.0065), vec3(0.045, 0.055, 0.075), rim), 1.0);
}
