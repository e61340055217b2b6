package io.vitrine.benchmarks.layout;

import io.vitrine.layout.graph.Flow;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** The same graph in ELK layered with its own settings. */
final class Elk {
  private static final double SIDE = 20;

  /** ELK goes through a graph by calls within calls. */
  private static final long STACK_BYTES = 1L << 30;

  private Elk() {}

  /** The milliseconds of one run. */
  static double layered(Flow flow) throws InterruptedException {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode graph = graph(flow);
    double[] ms = {Double.NaN};
    Thread thread =
        new Thread(
            null,
            () -> {
              long start = System.nanoTime();
              new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
              ms[0] = (System.nanoTime() - start) / 1e6;
            },
            "elk",
            STACK_BYTES);
    thread.start();
    thread.join();
    return ms[0];
  }

  private static ElkNode graph(Flow flow) {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    ElkNode[] nodes = new ElkNode[flow.size()];
    for (int layer = 0; layer < nodes.length; layer++) {
      nodes[layer] = ElkGraphUtil.createNode(graph);
      nodes[layer].setDimensions(SIDE, SIDE);
      for (int edge = flow.start(layer); edge < flow.start(layer + 1); edge++) {
        ElkGraphUtil.createSimpleEdge(nodes[flow.source(edge)], nodes[layer]);
      }
    }
    return graph;
  }
}
