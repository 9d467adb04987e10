// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/random_scene.h"

#include <array>
#include <string>

namespace vestigo::training {

using namespace dataset::synthetic;

namespace {

double between(Random& random, double least, double most) {
    return least + (most - least) * random.uniform();
}

/// `most` at the most, and mostly nothing.
double seldom(Random& random, double chance, double most = 1.0) {
    return random.uniform() < chance ? most * random.uniform() : 0.0;
}

Lamp lamp(Random& random) {
    constexpr std::array<Lamp, 4> kinds = {Lamp::Off, Lamp::On, Lamp::On, Lamp::Blinking};
    return kinds[random.below(kinds.size())];
}

std::string number(Random& random) {
    const auto digits = 1 + random.below(4);
    std::string text;
    for (std::uint64_t i = 0; i < digits; ++i) {
        text += static_cast<char>('0' + random.below(10));
    }
    if (digits > 1 && random.below(2) == 0) {
        text.insert(text.size() - 1, ".");
    }
    return text;
}

Gauge gauge(Random& random) {
    constexpr std::array<const char*, 6> names = {"bar", "degC", "A", "V", "l/min", "kW"};
    Gauge made;
    made.name = names[random.below(names.size())];
    made.unit = made.name;
    made.high = 10.0 * static_cast<double>(1 + random.below(40));
    made.value = made.high * random.uniform();
    made.alarmFrom = made.high * between(random, 0.6, 1.2);
    return made;
}

Display display(Random& random) {
    constexpr std::array<const char*, 6> words = {"SPEED", "LOAD", "TEMP", "CYCLE", "PARTS", "AXIS"};
    Display made;
    made.on = random.uniform() < 0.92;
    made.title = std::string("LINE ") + number(random);
    const auto lines = random.below(7);
    for (std::uint64_t i = 0; i < lines; ++i) {
        made.lines.push_back(std::string(words[random.below(words.size())]) + " " + number(random));
    }
    if (random.uniform() < 0.2) {
        made.banner = "ALARM " + number(random);
    }
    if (random.uniform() < 0.6) {
        const auto points = 8 + random.below(24);
        for (std::uint64_t i = 0; i < points; ++i) {
            made.trendPoints.push_back(random.uniform());
        }
        made.trend = between(random, -1.0, 1.0);
    }
    return made;
}

Hand hand(Random& random) {
    Hand made;
    made.from = static_cast<HandTarget>(random.below(8));
    made.to = static_cast<HandTarget>(random.below(8));
    made.way = random.uniform();
    made.place = random.uniform();
    made.tool = static_cast<HandTool>(random.below(2) * random.below(6));
    return made;
}

Operator person(Random& random, CameraSubject subject) {
    Operator made;
    const double chance = subject == CameraSubject::Operator ? 0.9 : 0.2;
    made.present = random.uniform() < chance ? between(random, 0.5, 1.0) : 0.0;
    made.left = hand(random);
    made.right = hand(random);
    made.helmet = random.uniform() < 0.8;
    made.gloves = random.uniform() < 0.6;
    made.lean = random.uniform();
    made.sway = between(random, -1.0, 1.0);
    return made;
}

Effects effects(Random& random) {
    Effects made;
    for (double* amount :
         {&made.smoke, &made.leak, &made.sparks, &made.glow, &made.misalignment, &made.vibration, &made.jam,
          &made.wear, &made.foreignObject, &made.strangeDevice}) {
        *amount = seldom(random, 0.12);
    }
    return made;
}

Motion motion(Random& random) {
    Motion made;
    for (int i = 0; i < 7; ++i) {
        made.positions.push_back(random.uniform());
    }
    made.revolutions = between(random, 0.0, 100.0);
    made.revolutionsPerSecond = seldom(random, 0.6, 4.0);
    made.speed = seldom(random, 0.4);
    return made;
}

CameraMoment cameraMoment(Random& random) {
    CameraMoment made;
    made.shakePixels = seldom(random, 0.3, 1.5);
    made.driftX = between(random, -1.0, 1.0);
    made.driftY = between(random, -1.0, 1.0);
    made.blur = seldom(random, 0.1, 0.35);
    made.noise = between(random, 0.5, 1.5);
    made.exposure = between(random, 0.7, 1.3);
    return made;
}

} // namespace

CameraSpec randomCamera(Random& random, int width, int height) {
    CameraSpec camera;
    camera.machine = static_cast<Machine>(random.below(machineWords.size()));
    camera.subject = random.uniform() < 0.22 ? CameraSubject::Operator : CameraSubject::Device;
    camera.plantSeed = random.bits();
    camera.terminalSeed = random.bits();
    camera.cameraSeed = random.bits();
    camera.width = width;
    camera.height = height;
    camera.noise = random.uniform();
    camera.label = "M-" + number(random);
    return camera;
}

SceneState randomScene(Random& random, const CameraSpec& camera, bool covers) {
    SceneState state;
    state.t = between(random, 0.0, 1000.0);
    state.motion = motion(random);
    state.lamps = {lamp(random), lamp(random), lamp(random), lamp(random), between(random, 0.5, 3.0)};
    for (int i = 0; i < 6; ++i) {
        state.gauges.push_back(gauge(random));
        state.digits.push_back(number(random));
    }
    state.display = display(random);
    state.modules.run = lamp(random);
    state.modules.error = random.uniform() < 0.2 ? Lamp::On : Lamp::Off;
    state.modules.bits = random.bits();
    state.modules.traffic = random.uniform();
    state.modules.tripped = random.uniform() < 0.15 ? random.bits() & random.bits() & random.bits() : 0;
    state.modules.cablesLoose = random.uniform() < 0.1;
    state.piece = {static_cast<PieceKind>(random.below(8)), random.uniform(), seldom(random, 0.1)};
    const auto items = random.below(5);
    for (std::uint64_t i = 0; i < items; ++i) {
        state.items.push_back({random.uniform(), between(random, -0.5, 0.5), random.uniform(),
                               static_cast<std::uint32_t>(random.below(1000))});
    }
    state.effects = effects(random);
    if (covers && random.uniform() < 0.15) {
        state.cover = {static_cast<CoverKind>(1 + random.below(5)), between(random, 0.02, 0.3),
                       random.uniform(), static_cast<std::uint32_t>(random.below(1000))};
    }
    state.light = {between(random, 0.4, 1.5), between(random, -1.0, 1.0), seldom(random, 0.2),
                   random.below(4) != 0};
    state.person = person(random, camera.subject);
    state.camera = cameraMoment(random);
    state.distractors.passerBy = random.uniform() < 0.15 ? random.uniform() : -1.0;
    state.distractors.vehicleShadow = random.uniform() < 0.1 ? random.uniform() : -1.0;
    state.distractors.look = static_cast<std::uint32_t>(random.below(1000));
    state.panelDoor = seldom(random, 0.15);
    state.guardDoor = seldom(random, 0.2);
    return state;
}

} // namespace vestigo::training
