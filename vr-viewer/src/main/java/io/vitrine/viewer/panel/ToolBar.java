package io.vitrine.viewer.panel;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Binding;
import io.vitrine.viewer.action.Bindings;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.text.FontAtlas;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Buttons for what has no other place to click: every action that a device does by a button. */
public final class ToolBar {
  private static final float HEIGHT = 2.6f;

  private record Tool(Action action, String label, int argument, float width) {}

  private static final List<Tool> TOOLS =
      List.of(
          new Tool(Action.LOOK, "← Turn", -1, 6),
          new Tool(Action.LOOK, "Turn →", 1, 6),
          new Tool(Action.FLY, "↑ Rise", 1, 5.5f),
          new Tool(Action.FLY, "↓ Sink", -1, 5.5f),
          new Tool(Action.PICTURES, "Pictures", 0, 6.5f),
          new Tool(Action.MEAN, "Means", 0, 5.5f),
          new Tool(Action.LEGEND, "Legend", 0, 5.8f),
          new Tool(Action.MAP, "Map", 0, 4.2f),
          new Tool(Action.SCREENSHOT, "Shot", 0, 4.4f),
          new Tool(Action.UNDO, "Undo", 0, 4.6f),
          new Tool(Action.HELP, "Help", 0, 4.4f),
          new Tool(Action.QUIT, "Leave", 0, 5));

  private ToolBar() {}

  /**
   * @param on actions that are switched on
   */
  public static Panel of(FontAtlas font, Device device, Set<Action> on) {
    List<Tool> tools =
        TOOLS.stream()
            .filter(tool -> tool.action() == Action.PICTURES || byButton(tool.action(), device))
            .toList();
    float width = 0.4f + (float) tools.stream().mapToDouble(tool -> tool.width() + 0.4).sum();
    PanelWriter out = new PanelWriter(font, width, HEIGHT + 0.8f).ground();
    float x = 0.4f;
    for (Tool tool : tools) {
      Box box = new Box(x, 0.4f, x + tool.width(), 0.4f + HEIGHT);
      out.button(
          box,
          tool.label(),
          on.contains(tool.action()),
          tool.action(),
          tool.argument(),
          hint(tool.action(), device));
      x += tool.width() + 0.4f;
    }
    return out.done();
  }

  private static boolean byButton(Action action, Device device) {
    return Bindings.of(action, device).stream()
        .anyMatch(
            binding ->
                binding instanceof Binding.Click click
                    && click.spot() == io.vitrine.viewer.action.Spot.BUTTON);
  }

  private static String hint(Action action, Device device) {
    if (device == Device.RAY) {
      return action.title();
    }
    String keys =
        Bindings.of(action, Device.KEYS).stream()
            .map(Binding::title)
            .collect(Collectors.joining(", "));
    return action.title() + (keys.isEmpty() ? "" : "  (" + keys + ")");
  }
}
