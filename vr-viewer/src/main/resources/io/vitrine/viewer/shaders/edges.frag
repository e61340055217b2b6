#version 450 core
in float across;
in float opacity;
in float along;
out vec4 colour;

// From dim to bright: the way the data flows.
const vec3 FROM = vec3(0.035, 0.11, 0.19);
const vec3 TO = vec3(0.16, 0.48, 0.66);

void main() {
  float soft = 1.0 - smoothstep(0.4, 1.0, abs(across));
  float a = opacity * soft;
  colour = vec4(mix(FROM, TO, along) * a, a);
}
