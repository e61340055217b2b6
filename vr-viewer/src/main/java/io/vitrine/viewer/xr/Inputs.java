package io.vitrine.viewer.xr;

import static io.vitrine.viewer.xr.Calls.check;
import static org.lwjgl.openxr.XR10.*;

import io.vitrine.viewer.xr.Controller.Part;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrAction;
import org.lwjgl.openxr.XrActionCreateInfo;
import org.lwjgl.openxr.XrActionSet;
import org.lwjgl.openxr.XrActionSetCreateInfo;
import org.lwjgl.openxr.XrActionSpaceCreateInfo;
import org.lwjgl.openxr.XrActionStateBoolean;
import org.lwjgl.openxr.XrActionStateGetInfo;
import org.lwjgl.openxr.XrActionStateVector2f;
import org.lwjgl.openxr.XrActionSuggestedBinding;
import org.lwjgl.openxr.XrActionsSyncInfo;
import org.lwjgl.openxr.XrActiveActionSet;
import org.lwjgl.openxr.XrHapticActionInfo;
import org.lwjgl.openxr.XrHapticBaseHeader;
import org.lwjgl.openxr.XrHapticVibration;
import org.lwjgl.openxr.XrInteractionProfileSuggestedBinding;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionActionSetsAttachInfo;
import org.lwjgl.openxr.XrSpace;
import org.lwjgl.openxr.XrSpaceLocation;
import org.lwjgl.system.MemoryStack;

/** Both hands of one session. Asking for them makes no garbage. */
final class Inputs implements AutoCloseable {
  private static final long TRACKED =
      XR_SPACE_LOCATION_POSITION_VALID_BIT | XR_SPACE_LOCATION_ORIENTATION_VALID_BIT;

  private final Runtime runtime;
  private final XrSession session;
  private final long[] hands = new long[2];
  private final XrActionSet set;
  private final XrAction[] parts = new XrAction[Part.values().length];
  private final XrAction aim;
  private final XrAction grip;
  private final XrAction buzz;
  private final XrSpace[] aims = new XrSpace[2];
  private final XrSpace[] grips = new XrSpace[2];

  private final XrActiveActionSet.Buffer active = XrActiveActionSet.calloc(1);
  private final XrActionsSyncInfo sync = XrActionsSyncInfo.calloc().type$Default();
  private final XrActionStateGetInfo get = XrActionStateGetInfo.calloc().type$Default();
  private final XrActionStateBoolean pressed = XrActionStateBoolean.calloc().type$Default();
  private final XrActionStateVector2f moved = XrActionStateVector2f.calloc().type$Default();
  private final XrSpaceLocation location = XrSpaceLocation.calloc().type$Default();
  private final XrHapticActionInfo feeling = XrHapticActionInfo.calloc().type$Default();
  private final XrHapticVibration vibration = XrHapticVibration.calloc().type$Default();

  Inputs(Runtime runtime, XrSession session) {
    this.runtime = runtime;
    this.session = session;
    for (int hand = 0; hand < hands.length; hand++) {
      hands[hand] = runtime.path(Controller.HANDS.get(hand));
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer out = stack.mallocPointer(1);
      check(
          xrCreateActionSet(
              runtime.instance(),
              XrActionSetCreateInfo.calloc(stack)
                  .type$Default()
                  .actionSetName(stack.UTF8("hall"))
                  .localizedActionSetName(stack.UTF8("In the hall")),
              out),
          "xrCreateActionSet");
      set = new XrActionSet(out.get(0), runtime.instance());
    }
    for (Part part : Part.values()) {
      int type = part == Part.STICK ? XR_ACTION_TYPE_VECTOR2F_INPUT : XR_ACTION_TYPE_BOOLEAN_INPUT;
      parts[part.ordinal()] = action(part.id(), part.title(), type);
    }
    aim = action("aim", "Point", XR_ACTION_TYPE_POSE_INPUT);
    grip = action("grip", "Hand", XR_ACTION_TYPE_POSE_INPUT);
    buzz = action("buzz", "Feel", XR_ACTION_TYPE_VIBRATION_OUTPUT);
    for (Controller controller : Controller.values()) {
      suggest(controller);
    }
    attach();
    for (int hand = 0; hand < hands.length; hand++) {
      aims[hand] = space(aim, hand);
      grips[hand] = space(grip, hand);
    }
    active.get(0).actionSet(set).subactionPath(XR_NULL_PATH);
    sync.activeActionSets(active).countActiveActionSets(1);
    vibration.frequency(XR_FREQUENCY_UNSPECIFIED);
    feeling.action(buzz);
  }

  private XrAction action(String name, String title, int type) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer out = stack.mallocPointer(1);
      check(
          xrCreateAction(
              set,
              XrActionCreateInfo.calloc(stack)
                  .type$Default()
                  .actionName(stack.UTF8(name))
                  .localizedActionName(stack.UTF8(title))
                  .actionType(type)
                  .countSubactionPaths(hands.length)
                  .subactionPaths(stack.longs(hands)),
              out),
          "xrCreateAction " + name);
      return new XrAction(out.get(0), set);
    }
  }

  private void suggest(Controller controller) {
    List<Controller.Suggestion> suggestions = controller.suggestions();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      var bindings = XrActionSuggestedBinding.calloc(suggestions.size() + 6, stack);
      for (Controller.Suggestion suggestion : suggestions) {
        bindings
            .get()
            .action(parts[suggestion.part().ordinal()])
            .binding(runtime.path(suggestion.path()));
      }
      for (String hand : Controller.HANDS) {
        bindings.get().action(aim).binding(runtime.path(hand + "/input/aim/pose"));
        bindings.get().action(grip).binding(runtime.path(hand + "/input/grip/pose"));
        bindings.get().action(buzz).binding(runtime.path(hand + "/output/haptic"));
      }
      check(
          xrSuggestInteractionProfileBindings(
              runtime.instance(),
              XrInteractionProfileSuggestedBinding.calloc(stack)
                  .type$Default()
                  .interactionProfile(runtime.path(controller.profile()))
                  .suggestedBindings(bindings.flip())),
          "xrSuggestInteractionProfileBindings " + controller.profile());
    }
  }

  private void attach() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      check(
          xrAttachSessionActionSets(
              session,
              XrSessionActionSetsAttachInfo.calloc(stack)
                  .type$Default()
                  .actionSets(stack.pointers(set))),
          "xrAttachSessionActionSets");
    }
  }

  private XrSpace space(XrAction action, int hand) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer out = stack.mallocPointer(1);
      var create =
          XrActionSpaceCreateInfo.calloc(stack)
              .type$Default()
              .action(action)
              .subactionPath(hands[hand]);
      create.poseInActionSpace().orientation().w(1);
      check(xrCreateActionSpace(session, create, out), "xrCreateActionSpace");
      return new XrSpace(out.get(0), session);
    }
  }

  /** Asks what the hands do, and where they will be in {@code room} at {@code nanos}. */
  void ask(XrSpace room, long nanos, boolean focused, Moment moment) {
    boolean synced =
        focused && check(xrSyncActions(session, sync), "xrSyncActions") != XR_SESSION_NOT_FOCUSED;
    for (int i = 0; i < hands.length; i++) {
      Moment.Hand hand = moment.hands[i];
      hand.tracked =
          synced
              && locate(aims[i], room, nanos, hand.aim) & locate(grips[i], room, nanos, hand.grip);
      hand.trigger = synced && pressed(Part.TRIGGER, i);
      hand.squeeze = synced && pressed(Part.SQUEEZE, i);
      hand.first = synced && pressed(Part.FIRST, i);
      hand.second = synced && pressed(Part.SECOND, i);
      stick(synced, i, hand);
    }
  }

  private void stick(boolean synced, int i, Moment.Hand hand) {
    hand.stickX = 0;
    hand.stickY = 0;
    if (!synced) {
      return;
    }
    boolean press = pressed(Part.PRESS, i);
    boolean pad = pressed.isActive();
    get.action(parts[Part.STICK.ordinal()]).subactionPath(hands[i]);
    check(xrGetActionStateVector2f(session, get, moved), "xrGetActionStateVector2f");
    if (moved.isActive() && (!pad || press)) {
      hand.stickX = moved.currentState().x();
      hand.stickY = moved.currentState().y();
    }
  }

  private boolean pressed(Part part, int hand) {
    get.action(parts[part.ordinal()]).subactionPath(hands[hand]);
    check(xrGetActionStateBoolean(session, get, pressed), "xrGetActionStateBoolean");
    return pressed.isActive() && pressed.currentState();
  }

  private boolean locate(XrSpace space, XrSpace room, long nanos, Place into) {
    check(xrLocateSpace(space, room, nanos, location), "xrLocateSpace");
    boolean there = (location.locationFlags() & TRACKED) == TRACKED;
    if (there) {
      into.set(location.pose());
    }
    return there;
  }

  void feel(int hand, float strength, float seconds) {
    feeling.subactionPath(hands[hand]);
    vibration.amplitude(strength).duration((long) (seconds * 1e9));
    check(
        xrApplyHapticFeedback(session, feeling, XrHapticBaseHeader.create(vibration.address())),
        "xrApplyHapticFeedback");
  }

  @Override
  public void close() {
    for (int hand = 0; hand < hands.length; hand++) {
      xrDestroySpace(aims[hand]);
      xrDestroySpace(grips[hand]);
    }
    xrDestroyActionSet(set);
    active.free();
    sync.free();
    get.free();
    pressed.free();
    moved.free();
    location.free();
    feeling.free();
    vibration.free();
  }
}
