#version 450 core
// Dark outside of a cone of 60 degrees about the eye's way, and a blink.
in vec3 direction;
layout(std430, binding = 0) readonly buffer Dark { vec4 dark; };  // outside, everywhere
out vec4 colour;

void main() {
  float away = degrees(acos(clamp(-normalize(direction).z, -1.0, 1.0)));
  float outside = dark.x * smoothstep(25.0, 30.0, away);
  colour = vec4(0.0, 0.0, 0.0, max(outside, dark.y));
}
