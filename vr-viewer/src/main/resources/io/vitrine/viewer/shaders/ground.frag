#version 450 core
// The dark of the hall and a grid of 1 m on its ground.
#include "frame.glsl"
in vec3 direction;
out vec4 colour;

const vec3 SKY = vec3(0.0032, 0.0040, 0.0062);
const vec3 HORIZON = vec3(0.0105, 0.0130, 0.0190);
const vec3 FLOOR = vec3(0.0060, 0.0072, 0.0100);
const vec3 LINE = vec3(0.030, 0.038, 0.054);

float lines(vec2 at, float spacing, float width) {
  vec2 cell = abs(fract(at / spacing - 0.5) - 0.5) * spacing;
  vec2 pixel = max(fwidth(at), 1e-5);
  vec2 on = clamp((width * 0.5 - cell) / pixel + 0.5, 0.0, 1.0) * min(vec2(1.0), width / pixel + 0.25);
  vec2 fade = clamp(1.5 - pixel / spacing * 3.0, 0.0, 1.0);
  return max(on.x * fade.x, on.y * fade.y);
}

void main() {
  vec3 d = normalize(direction);
  vec3 light = mix(HORIZON, SKY, smoothstep(0.0, 0.5, abs(d.y)));
  if (d.y < -1e-4 && eye.y > 0.0) {
    float away = eye.y / -d.y;
    vec2 at = eye.xz + d.xz * away + 0.5;  // the middle of the aisle lies between two lines
    float near = exp(-away / 28.0);
    light = mix(HORIZON, FLOOR, near);
    light = mix(light, LINE, lines(at, 1.0, 0.012) * near);
    light = mix(light, LINE * 1.6, lines(at + 2.0, 5.0, 0.03) * near);
  }
  // Grain against bands: half a step of the darkest bytes.
  float grain = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  colour = vec4(light * (1.0 + 0.07 * grain), 1.0);
}
