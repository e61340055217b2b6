package io.vitrine.viewer.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.viewer.action.Action;
import io.vitrine.viewer.action.Device;
import io.vitrine.viewer.action.Spot;
import io.vitrine.viewer.client.ClientSettings;
import io.vitrine.viewer.client.GatewayClient;
import io.vitrine.viewer.client.GatewayEvent;
import io.vitrine.viewer.client.ViewerSession;
import io.vitrine.viewer.display.Gesture;
import io.vitrine.viewer.display.HandInput;
import io.vitrine.viewer.display.HeadlessDisplay;
import io.vitrine.viewer.errand.Errands;
import io.vitrine.viewer.fixture.DrawnGateway;
import io.vitrine.viewer.fixture.DrawnNetwork;
import io.vitrine.viewer.fixture.Screen;
import io.vitrine.viewer.panel.Panel.Area;
import io.vitrine.viewer.panel.Panel.Box;
import io.vitrine.viewer.panel.PlacedPanel;
import io.vitrine.viewer.panel.WallPanel;
import io.vitrine.viewer.scene.CameraPlace;
import io.vitrine.viewer.scene.Pose;
import io.vitrine.viewer.scene.Ray;
import io.vitrine.viewer.scene.WingView;
import io.vitrine.viewer.text.FontAtlas;
import io.vitrine.viewer.tiles.TileCacheSettings;
import io.vitrine.viewer.visit.Station.Shown;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visit by a ray and one trigger alone, without any window. */
class VisitIT {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Path folder;
  private final DrawnGateway gateway;
  private final GatewayClient client;
  private final HeadlessDisplay display;
  private final ViewerSession session;
  private final LiveHall live;
  private final Errands errands = new Errands();
  private final Visit visit;
  private final Controls controls;

  VisitIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    display = Screen.open(1280, 720);
    gateway = DrawnGateway.of(DrawnNetwork.plain(5, 30));
    client = new GatewayClient(gateway.url(), ClientSettings.DEFAULT);
    session = client.open("drawn");
    FontAtlas font = FontAtlas.create();
    live =
        new LiveHall(
            display.gpu(),
            session,
            (GatewayEvent.Opened) session.await(),
            font,
            TileCacheSettings.DEFAULT.withCacheBytes(64 << 20));
    List<Path> pictures = List.of(picture("red.png", Color.RED), picture("blue.png", Color.BLUE));
    visit =
        new Visit(
            client,
            session,
            live,
            font,
            display,
            errands,
            new VisitSettings(pictures, List.of(), folder, CameraPlace.Named.ENTRY, 0),
            false);
    controls = new Controls(visit);
  }

  private Path picture(String name, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillOval(10, 10, 40, 40);
    graphics.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @BeforeEach
  void firstFrame() {
    point(ahead());
  }

  @AfterEach
  void nothingIsLeftOpen() {
    visit.close();
    errands.close();
    live.close();
    // The display's own canvas.
    assertThat(display.gpu().live()).hasSize(1).containsKey("canvas");
    display.close();
    session.close();
    client.close();
    gateway.close();
  }

  private Ray ahead() {
    return display.view().ray(0, 0.9f);
  }

  private Ray to(Vector3fc point) {
    Vector3f eye = new Vector3f(visit.pose().eye());
    return new Ray(eye, new Vector3f(point).sub(eye).normalize());
  }

  private void point(Ray ray, Gesture... gestures) {
    HandInput hands =
        new HandInput(
            Device.RAY,
            Optional.of(ray),
            List.of(gestures),
            HandInput.Motion.STILL,
            HandInput.Swing.NONE,
            false,
            false);
    boolean said = controls.follow(hands);
    assertThat(said).isEqualTo(gestures.length > 0 || said);
    visit.step(HandInput.Motion.STILL, 0.016f);
    visit.show(controls.aim(), controls.pointer(hands));
    display.frame(live.renderer(), false);
  }

  private void click(Ray ray) {
    point(ray, new Gesture.Trigger(true, ray));
    point(ray, new Gesture.Trigger(false, ray));
  }

  private void until(BooleanSupplier held) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!held.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      point(ahead());
    }
  }

  private Ray area(Predicate<Area> wanted, float along) {
    for (PlacedPanel placed : visit.hud().panels()) {
      Optional<Area> area = placed.panel().areas().stream().filter(wanted).findFirst();
      if (placed.solid() && area.isPresent()) {
        Box box = area.get().box();
        float x = box.left() + along * (box.right() - box.left());
        return on(placed, x, (box.bottom() + box.top()) / 2);
      }
    }
    throw new AssertionError("no panel has it: " + visit.hud().panels().size());
  }

  private Ray on(PlacedPanel placed, float x, float y) {
    return to(
        new Vector3f(placed.placement().origin())
            .fma(x, placed.placement().right())
            .fma(y, placed.placement().up()));
  }

  private void press(Action action, int argument) {
    click(
        area(
            a ->
                a.button().spot() == Spot.BUTTON
                    && a.button().action() == action
                    && a.button().argument() == argument,
            0.5f));
  }

  private void pickUpAndPlace(int picture) {
    click(to(live.hall().inputFrame().orElseThrow().centre()));
    assertThat(visit.station().shows(Shown.SHELF)).isTrue();
    click(area(a -> a.button().spot() == Spot.PICTURE && a.button().argument() == picture, 0.5f));
    assertThat(visit.carried()).isEqualTo(picture);
    click(area(a -> a.button().spot() == Spot.INPUT_FRAME, 0.5f));
    assertThat(visit.station().picture()).isEqualTo(picture);
    press(Action.PICTURES, 0);
    assertThat(visit.station().shows(Shown.SHELF)).isFalse();
    until(live::complete);
  }

  @Test
  void aPictureIsPickedUpAndPlacedAndTheTilesFollow() {
    pickUpAndPlace(0);
    float before = live.cache().mean(live.hall().layers().get(0), 3);
    pickUpAndPlace(1);
    assertThat(live.cache().mean(live.hall().layers().get(0), 3)).isNotEqualTo(before);
    press(Action.UNDO, 0);
    press(Action.UNDO, 0);
    press(Action.UNDO, 0);
    assertThat(visit.station().picture()).isZero();
  }

  @Test
  void aFarLayerIsReadAndAChannelAskedAbout() {
    pickUpAndPlace(0);
    WingView far = live.hall().layers().get(4).wings().get(1);
    click(to(far.centre(0)));
    assertThat(visit.station().wall()).contains("layer4");
    PlacedPanel wall =
        visit.hud().panels().stream()
            .filter(panel -> panel.panel().tiles().size() == 30)
            .findFirst()
            .orElseThrow();
    var seventh = wall.panel().tiles().get(7);
    Box box = seventh.box();
    click(on(wall, (box.left() + box.right()) / 2, (box.bottom() + box.top()) / 2));
    assertThat(visit.station().channel()).contains(new Station.Channel("layer4", 7));
    press(Action.VISUALIZE, 0);
    Visualizations.Subject subject = visit.subject().orElseThrow();
    assertThat(subject).isEqualTo(new Visualizations.Subject("drawn", "layer4", 7));
    until(() -> visit.visualizations().look(subject).slot() >= 0);
    until(visit::settled);
    assertThat(visit.visualizations().look(subject).message()).isEmpty();
    // Both samples, the one that moves it most first.
    var tops = visit.tops().top("drawn", live.hall().layers().get(4), 7);
    assertThat(tops).hasSize(2);
    assertThat(Float.parseFloat(tops.get(0).value()))
        .isGreaterThanOrEqualTo(Float.parseFloat(tops.get(1).value()));
    press(Action.CLOSE, 1);
    press(Action.CLOSE, WallPanel.CLOSES);
    assertThat(visit.station().wall()).isEmpty();
    assertThat(visit.station().channel()).isEmpty();
  }

  @Test
  void anExcerptIsOpenedAndClosedAgain() {
    pickUpAndPlace(0);
    gateway.closeLast();
    visit.live().blocks(List.of(), List.of());
    until(() -> live.hall().tiles() == 4 * 30 + 8 && live.complete());
    var last = live.hall().layers().get(4);
    // The gateway chooses which channels hang there.
    assertThat(live.cache().channel(last.firstTile() + 2)).isEqualTo(5);
    click(to(last.wings().get(1).centre(0)));
    assertThat(visit.station().wall()).contains("layer4");
    press(Action.OPEN_BLOCK, 0);
    assertThat(visit.station().opened()).containsExactly("layer4");
    until(() -> live.hall().tiles() == 5 * 30 && live.complete());
    assertThat(visit.station().wall()).as("what is read stays open").contains("layer4");
    press(Action.UNDO, 0);
    until(() -> live.hall().tiles() == 4 * 30 + 8 && live.complete());
    assertThat(live.classes()).isNotEmpty();
  }

  @Test
  void theSliderIsDraggedFromEndToEnd() {
    pickUpAndPlace(0);
    Ray last = area(a -> a.button().spot() == Spot.SLIDER, 0.97f);
    Ray first = area(a -> a.button().spot() == Spot.SLIDER, 0.03f);
    point(last, new Gesture.Trigger(true, last));
    assertThat(visit.station().checkpoint()).isEqualTo(2);
    point(first);
    assertThat(visit.station().checkpoint()).isZero();
    point(first, new Gesture.Trigger(false, first));
    until(live::complete);
    assertThat(visit.words()).isEqualTo("drawn-000 · red");
  }

  @Test
  void theWalkerJumpsTurnsRisesAndGoesBack() {
    Pose start = visit.pose();
    click(area(a -> a.button().spot() == Spot.MAP && a.button().argument() == 3, 0.5f));
    Pose there = visit.pose();
    assertThat(there.eye().z()).isLessThan(start.eye().z() - 2);
    press(Action.UNDO, 0);
    assertThat(visit.pose()).isEqualTo(start);
    press(Action.LOOK, 1);
    assertThat(Math.toDegrees(visit.pose().yaw())).isBetween(-31.0, -29.0);
    press(Action.FLY, 1);
    assertThat(visit.pose().eye().y()).isGreaterThan(start.eye().y() + 0.4f);
    Vector3f place = new Vector3f(visit.pose().eye()).add(1, 0, -3);
    place.y = 0;
    click(to(place));
    assertThat(visit.pose().eye().x()).isBetween(place.x - 0.01f, place.x + 0.01f);
  }

  @Test
  void switchesSwitchAndLeavingLeaves() {
    for (Action action : List.of(Action.MEAN, Action.LEGEND, Action.MAP, Action.HELP)) {
      Station before = visit.station();
      press(action, 0);
      assertThat(visit.station()).as("%s", action).isNotEqualTo(before);
      press(Action.UNDO, 0);
      assertThat(visit.station()).as("%s", action).isEqualTo(before);
    }
    press(Action.QUIT, 0);
    assertThat(controls.leaving()).isTrue();
  }

  @Test
  void aDroppedPictureGoesIn() throws IOException {
    point(ahead(), new Gesture.Dropped(List.of(picture("green.png", Color.GREEN))));
    assertThat(visit.station().picture()).isEqualTo(2);
    until(live::complete);
    assertThat(visit.words()).isEqualTo("drawn · green");
  }
}
