#version 450 core
layout(binding = 2) uniform sampler2DArray gallery;
in vec3 at;
out vec4 colour;

void main() {
  colour = vec4(texture(gallery, at).rgb, 1.0);
}
