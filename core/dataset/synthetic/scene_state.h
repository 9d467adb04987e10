// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// What one terminal of the synthetic plant looks like at one moment: plain values, filled by the simulation
/// and drawn by drawing/draw.h. Every number says what is SEEN; why it is so is the simulation's business.
/// Amounts are 0 (not at all) to 1 (as strong as it gets) and are clamped when drawn; so are positions.
namespace vestigo::dataset::synthetic {

/// The ten types of the contract (spec/recording.md), by its words in this order.
enum class Machine : std::uint8_t {
    CncLathe,
    Plc,
    IndustrialRobot,
    Conveyor,
    Agv,
    HmiPanel,
    SensorNode,
    Gateway,
    PowerCabinet,
    Press
};
constexpr std::array<const char*, 10> machineWords = {
    "cnc_lathe", "plc",         "industrial_robot", "conveyor",      "agv",
    "hmi_panel", "sensor_node", "gateway",          "power_cabinet", "press"};
constexpr const char* wordOf(Machine machine) {
    return machineWords[static_cast<std::size_t>(machine)];
}

enum class Lamp : std::uint8_t { Off, On, Blinking };

/// Signal lamps, on a tower or beside the panel; the order and place follow the style.
struct LampTower {
    Lamp red = Lamp::Off;
    Lamp amber = Lamp::Off;
    Lamp green = Lamp::On;
    Lamp blue = Lamp::Off;
    double blinksPerSecond = 1.5; ///< of every lamp that blinks; drawn by SceneState::t
};

/// An instrument: drawn round, as a bar or as digits, as the style likes.
struct Gauge {
    std::string name;   ///< what is written on it: "bar", "COOLANT"; a few letters, ASCII
    double value = 0.0; ///< in `unit`; outside low..high the needle rests at its stop
    double low = 0.0;
    double high = 1.0;
    std::string unit;       ///< ASCII
    double alarmFrom = 1e9; ///< the red arc begins here
};

/// The state of the moving parts. What positions mean, by type (missing ones count as 0):
///  cnc_lathe         0 carriage, away from the chuck .. at it; 1 cross slide, out .. in; 2 turret, in
///  revolutions industrial_robot  0..5 joints from the base, 0 .. 1 of their range (0.5 is the middle); 6
///  gripper, closed .. open conveyor          0 stopper, down .. up agv               0 place along its lane,
///  left .. right; 1 lift, down .. up; 2 heading, 0.5 along the lane press             0 ram, up .. down; 1
///  feeder, out .. in sensor_node       0 valve, closed .. open plc, gateway, power_cabinet, hmi_panel   none
///  (fans turn by `revolutions`)
struct Motion {
    std::vector<double> positions;
    double revolutions = 0.0;          ///< of spindle, rollers, wheels, fan, pump, since the beginning
    double revolutionsPerSecond = 0.0; ///< how fast they turn now: blur of what turns
    double speed = 0.0;                ///< of the positions, their range per second: blur of what slides
};

/// The screen of the panel.
struct Display {
    bool on = true;
    std::string title;               ///< ASCII, up to some 24 letters
    std::vector<std::string> lines;  ///< ASCII, up to 6 lines of some 24 letters
    std::string banner;              ///< an alarm across the screen; empty: none
    double trend = 0.0;              ///< -1 .. 1: how the last point of the drawn trend lies
    std::vector<double> trendPoints; ///< 0 .. 1, oldest first; empty: none is drawn
};

/// Light-emitting diodes and terminals of modules, ports and breakers.
struct Modules {
    Lamp run = Lamp::On;
    Lamp error = Lamp::Off;
    std::uint64_t bits = 0; ///< inputs, outputs, links: diode i is lit where bit i is set
    double traffic = 0.3;   ///< how busily link diodes flicker
    std::uint64_t tripped =
        0; ///< breakers (power_cabinet) or modules (plc) whose handle fell or that are dark
    bool cablesLoose = false; ///< one plug hangs out
};

enum class PieceKind : std::uint8_t { None, Bar, Flange, Housing, Gear, Sheet, Box, Pallet };

/// What the machine works on.
struct WorkPiece {
    PieceKind kind = PieceKind::None;
    double progress = 0.0; ///< raw .. finished
    double offset = 0.0;   ///< how far it sits out of place
};

/// A box or part on the belt (conveyor), or a load in sight.
struct BeltItem {
    double position = 0.0;  ///< 0 .. 1 along the belt
    double sideways = 0.0;  ///< -1 .. 1 of half the belt's width
    double turned = 0.0;    ///< revolutions about the vertical
    std::uint32_t kind = 0; ///< chooses look and size; keep it for an item's life
};

/// Signs of something wrong, or of hard work. Each is drawn where it belongs on the machine.
struct Effects {
    double smoke = 0.0;
    double leak = 0.0; ///< a puddle and drops
    double sparks = 0.0;
    double glow = 0.0;          ///< heat: bearings, motor, cable
    double misalignment = 0.0;  ///< a part sits askew
    double vibration = 0.0;     ///< the moving part trembles
    double jam = 0.0;           ///< items piled up, chips round the tool, an obstacle before the vehicle
    double wear = 0.0;          ///< scratches, rust, discoloration of the moving part
    double foreignObject = 0.0; ///< > 0: a tool or box lies where none belongs; size by the amount
    double strangeDevice = 0.0; ///< > 0: something is plugged in or stuck on that does not belong (tampering)
};

enum class CoverKind : std::uint8_t { None, Cloth, Hand, Dust, Sticker, Tape };

/// Something before the lens.
struct LensCover {
    CoverKind kind = CoverKind::None;
    double share = 0.0;     ///< of the picture that is hidden
    double direction = 0.0; ///< revolutions: whence it comes in (0 right, 0.25 below, 0.5 left, 0.75 above)
    std::uint32_t look = 0; ///< chooses colour and outline; keep it while it stays
};

struct Light {
    double level = 1.0;     ///< 1: as usual; 0.3: dusk; 1.6: glaring
    double warmth = 0.0;    ///< -1 bluish .. 1 yellowish
    double flicker = 0.0;   ///< amount, at the mains' frequency as the camera sees it
    bool secondLamp = true; ///< one of the hall's lamps, which is switched at times
};

/// What a hand is at. The place follows the machine and the style.
enum class HandTarget : std::uint8_t {
    Rest,
    Panel, ///< buttons
    Screen,
    EmergencyStop,
    WorkPiece,
    DangerZone, ///< where no hand belongs while the machine runs
    Inside,     ///< in the open panel or cabinet
    Face,       ///< holds the telephone
};
enum class HandTool : std::uint8_t { None, Spanner, Screwdriver, Tablet, Cloth, Phone };

/// A hand on its way: `way` 0 is at `from`, 1 at `to`; let it rise smoothly.
struct Hand {
    HandTarget from = HandTarget::Rest;
    HandTarget to = HandTarget::Rest;
    double way = 0.0;
    double place = 0.5; ///< 0 .. 1: which button, which side
    HandTool tool = HandTool::None;
};

struct Operator {
    double present = 0.0; ///< 0 out of sight, 1 at the machine: how far he has walked in
    Hand left;
    Hand right;
    bool helmet = true;
    bool gloves = true;
    double lean = 0.0; ///< towards the machine
    double sway = 0.0; ///< -1 .. 1: of the weight on the feet
};

/// What the camera does at this moment, on top of CameraSpec.
struct CameraMoment {
    double shakePixels = 0.0; ///< standard deviation, of pictures 320 wide
    double driftX = 0.0;      ///< -1 .. 1: slow wander, of some 2 % of the width
    double driftY = 0.0;
    double blur = 0.0;               ///< out of focus
    double displaced = 0.0;          ///< pushed aside, with some tilt
    double displacedDirection = 0.0; ///< revolutions
    double noise = 1.0;              ///< times the camera's own
    double exposure = 1.0;           ///< times; < 1 darker
    bool frozen = false;             ///< the last picture again
};

/// Passers-by and the like, that mean nothing.
struct Distractors {
    double passerBy = -1.0;      ///< 0 .. 1: on the way through the background; < 0: nobody
    double vehicleShadow = -1.0; ///< 0 .. 1: a lorry's shadow on its way over the scene; < 0: none
    std::uint32_t look = 0;      ///< chooses clothes
};

struct SceneState {
    double t = 0.0; ///< common clock, s: blinking, flicker, and the noise of this very picture
    Motion motion;
    LampTower lamps;
    std::vector<Gauge> gauges;       ///< as many as the machine has room for are drawn, from the first
    std::vector<std::string> digits; ///< seven-segment displays: 0-9, '-', '.', ' ', E, r
    Display display;
    Modules modules;
    WorkPiece piece;
    std::vector<BeltItem> items;
    Effects effects;
    LensCover cover;
    Light light;
    Operator person;
    CameraMoment camera;
    Distractors distractors;
    double panelDoor = 0.0; ///< closed .. open: the door of cabinet or panel
    double guardDoor = 0.0; ///< closed .. open: the guard of the work space
};

} // namespace vestigo::dataset::synthetic
