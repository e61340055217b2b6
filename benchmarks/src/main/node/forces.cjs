// ngraph.forcelayout in three dimensions, for the benchmark layout-force.
//   forces THETA POINTS OUT RUNS   repulsion of unit masses; prints the milliseconds of each run
//   layout NODES EDGES OUT SECONDS its own layout with its own settings; prints steps and milliseconds
// Files hold 32-bit numbers, little-endian: points and forces x y z, edges from to.
const fs = require('fs');
const [mode, first, second, out, last] = process.argv.slice(2);

const numbers = (Type, path) => {
  const bytes = fs.readFileSync(path);
  return new Type(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const write = (path, values) => fs.writeFileSync(path, Buffer.from(values.buffer));

if (mode === 'forces') {
  const createTree = require('ngraph.forcelayout/lib/codeGenerators/generateQuadTree.js')(3);
  const Body = require('ngraph.forcelayout/lib/codeGenerators/generateCreateBody.js')(3);
  const points = numbers(Float32Array, second);
  const bodies = Array.from({length: points.length / 3}, (_, i) => {
    const body = new Body({x: points[3 * i], y: points[3 * i + 1], z: points[3 * i + 2]});
    body.mass = 1;
    return body;
  });
  const tree = createTree({gravity: -1, theta: Number(first)}, require('ngraph.random').random(42));
  for (let run = 0; run < Number(last); run++) {
    const start = performance.now();
    bodies.forEach(body => body.reset());
    tree.insertBodies(bodies);
    bodies.forEach(body => tree.updateBodyForce(body));
    console.log(performance.now() - start);
  }
  const forces = new Float32Array(points.length);
  bodies.forEach((body, i) => forces.set([body.force.x, body.force.y, body.force.z], 3 * i));
  write(out, forces);
} else {
  const graph = require('ngraph.graph')();
  const nodes = Number(first);
  const edges = numbers(Int32Array, second);
  for (let i = 0; i < nodes; i++) graph.addNode(i);
  for (let i = 0; i < edges.length; i += 2) graph.addLink(edges[i], edges[i + 1]);
  const layout = require('ngraph.forcelayout')(graph, {dimensions: 3});
  const start = performance.now();
  let steps = 0;
  while (performance.now() - start < 1000 * Number(last)) {
    layout.step();
    steps++;
  }
  console.log(steps);
  console.log(performance.now() - start);
  const places = new Float32Array(3 * nodes);
  for (let i = 0; i < nodes; i++) {
    const at = layout.getNodePosition(i);
    places.set([at.x, at.y, at.z], 3 * i);
  }
  write(out, places);
}
