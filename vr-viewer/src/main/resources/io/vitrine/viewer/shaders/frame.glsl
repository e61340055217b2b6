layout(std140, binding = 0) uniform Frame {
  mat4 view_projection;
  mat4 view;
  mat4 ray;            // from normalised device coordinates (x, y, near = 1) to a direction in the hall
  vec4 eye;
  vec4 planes[5];      // of what is seen, pointing inwards
  vec4 screen;         // width, height, pixels per unit of slope, metres of the hall for one of the walker's own
  uvec4 counts;        // tiles, wings, plane that is shown (0 extreme, 1 mean), newest input modulo 4
};
