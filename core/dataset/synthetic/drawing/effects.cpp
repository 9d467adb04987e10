// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/effects.h"

#include "core/dataset/synthetic/drawing/noise.h"
#include "core/dataset/synthetic/drawing/person.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

float timeOf(const SceneState& state) {
    return static_cast<float>(std::isfinite(state.t) ? std::fmod(state.t, 3600.0) : 0.0);
}

float fraction(float value) {
    return value - std::floor(value);
}

void drawSmoke(const Drawing& d, Vec3 from, float strength, float t) {
    const RegionScope region(d.builder, "smoke");
    const int puffs = 8 + static_cast<int>(14.0F * strength);
    for (int i = 0; i < puffs; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const float age = fraction(t * 0.23F + static_cast<float>(i) / static_cast<float>(puffs));
        const float wander = choice(d.style.seed, number + 500) - 0.5F;
        const Vec3 place = from + Vec3{0.5F * wander * age + 0.06F * sine(t * 1.3F + static_cast<float>(i)),
                                       0.85F * age, 0.12F + 0.2F * wander};
        const float radius = (0.05F + 0.28F * age) * (0.6F + 0.6F * strength);
        const float grey =
            (choice(d.style.seed, 520) < 0.6F ? 0.78F : 0.3F) + 0.1F * choice(d.style.seed, 521);
        d.builder.sprite({place,
                          radius,
                          {grey, grey, grey * 1.02F},
                          (0.35F + 0.6F * strength) * (1.0F - age) * smooth(0.0F, 0.1F, age) + 0.05F,
                          false,
                          1 + i});
        d.builder.include(place + Vec3{radius * 0.6F, radius * 0.6F, 0});
        d.builder.include(place - Vec3{radius * 0.6F, radius * 0.6F, 0});
    }
}

void drawLeak(const Drawing& d, const Stage& stage, float strength, float t) {
    const RegionScope region(d.builder, "leak");
    const bool oil = choice(d.style.seed, 530) < 0.5F;
    Surface wet = plastic(oil ? rgb(46, 34, 16) : rgb(70, 96, 96), 0.06F);
    wet.metal = 0.35F;
    std::vector<Vec3> outline; // a puddle with lobes
    for (int i = 0; i < 36; ++i) {
        const float angle = 2 * pi * static_cast<float>(i) / 36.0F;
        const float lobe = 0.75F + 0.5F * cloud(0.5F + 0.2F * cosine(angle) + choice(d.style.seed, 531),
                                                0.5F + 0.2F * sine(angle));
        const float radius = (0.08F + 0.42F * strength) * lobe;
        outline.push_back({radius * 1.3F * cosine(angle), radius * sine(angle), 0});
    }
    const float floor = stage.floorLeak;
    d.builder.addFlat(extrudedMesh(outline, 0.004F),
                      at(stage.leak.x, floor + 0.006F, stage.leak.z + 0.06F) * turnX(-0.25F), wet);
    Surface run = wet;
    run.colour = run.colour * 1.4F;
    d.builder.addFlat(cylinderMesh(0.008F + 0.008F * strength, 0.14F + 0.2F * strength, 8),
                      at(stage.leak.x, stage.leak.y - 0.14F - 0.2F * strength, stage.leak.z), run);
    for (int i = 0; i < 4; ++i) { // drops on their way
        const float fall = fraction(t * 1.4F + 0.27F * static_cast<float>(i));
        const float y = mix(stage.leak.y - 0.2F, floor, fall * fall);
        d.builder.addFlat(sphereMesh(0.009F + 0.008F * strength, 8), at(stage.leak.x, y, stage.leak.z), run);
    }
}

void drawSparks(const Drawing& d, Vec3 from, float strength, const SceneState& state) {
    const RegionScope region(d.builder, "sparks");
    const auto moment = static_cast<std::uint64_t>(std::llround(timeOf(state) * 1000.0F));
    const int count = 10 + static_cast<int>(40.0F * strength);
    for (int i = 0; i < count; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const float angle = 2 * pi * choice(moment, number);
        const float flight = choice(moment, number + 200);
        const float reach = (0.1F + 0.35F * strength) * flight;
        const Vec3 place =
            from + Vec3{reach * cosine(angle), reach * sine(angle) + 0.08F - 0.35F * flight * flight, 0.15F};
        d.builder.sprite({place,
                          0.012F + 0.014F * (1 - flight),
                          {1.0F, 0.85F - 0.4F * flight, 0.45F - 0.4F * flight},
                          1.0F,
                          true,
                          0});
        d.builder.include(place);
    }
    d.builder.sprite(
        {from + Vec3{0, 0, 0.1F}, 0.1F + 0.12F * strength, {1.0F, 0.9F, 0.7F}, 0.9F * strength, true, 0});
    d.builder.sprite({from + Vec3{0, 0, 0.1F},
                      0.4F + 0.3F * strength,
                      {0.6F, 0.7F, 1.0F},
                      0.3F * strength * choice(moment, 999),
                      true,
                      0});
}

void drawGlow(const Drawing& d, Vec3 place, float strength) {
    const RegionScope region(d.builder, "glow");
    d.builder.sprite({place + Vec3{0, 0, 0.05F},
                      0.05F + 0.07F * strength,
                      {1.0F, 0.42F, 0.1F},
                      0.95F * strength,
                      true,
                      0});
    d.builder.sprite(
        {place + Vec3{0, 0, 0.05F}, 0.2F + 0.12F * strength, {1.0F, 0.2F, 0.04F}, 0.55F * strength, true, 0});
    d.builder.include(place + Vec3{0.13F, 0.13F, 0});
    d.builder.include(place - Vec3{0.13F, 0.13F, 0});
}

/// A tool or a carton that somebody left.
void drawForeign(const Drawing& d, Vec3 place, float strength) {
    const RegionScope region(d.builder, "foreignObject");
    const float size = 0.5F + 0.8F * strength;
    const float kind = d.style.pick(540);
    if (kind < 0.4F) {
        d.builder.add(boxMesh({0.26F * size, 0.025F, 0.035F}, 0.008F), at(place) * turnY(d.style.pick(541)),
                      steel(0.7F, 0.2F));
        d.builder.add(ringMesh(0.035F * size, 0.012F, 14, 6), at(place + Vec3{0.13F * size, 0, 0}),
                      steel(0.7F, 0.2F));
    } else if (kind < 0.7F) {
        d.builder.add(boxMesh({0.2F * size, 0.15F * size, 0.18F * size}, 0.006F),
                      at(place + Vec3{0, 0.075F * size, 0}) * turnY(d.style.pick(542)),
                      patterned(Pattern::Cardboard, rgb(178, 134, 86)));
    } else {
        d.builder.add(cylinderMesh(0.035F * size, 0.2F * size, 14, 0.012F), at(place),
                      plastic(rgb(40, 110, 190), 0.2F));
        d.builder.add(cylinderMesh(0.015F * size, 0.03F * size, 10), at(place + Vec3{0, 0.2F * size, 0}),
                      plastic(rgb(240, 240, 240)));
    }
}

/// A box with an aerial and a cable, held by tape.
void drawStrange(const Drawing& d, Vec3 place, float strength) {
    const RegionScope region(d.builder, "strangeDevice");
    const float size = 0.6F + 0.5F * strength;
    const Transform where = at(place);
    d.builder.add(boxMesh({0.085F * size, 0.06F * size, 0.03F}, 0.006F), where * at(0, 0, 0.015F),
                  plastic(rgb(24, 110, 60), 0.4F));
    d.builder.add(boxMesh({0.03F * size, 0.02F * size, 0.012F}, 0.002F), where * at(0.01F, 0.005F, 0.034F),
                  plastic(rgb(20, 20, 22)));
    d.builder.add(cylinderMesh(0.006F, 0.12F * size, 8), where * at(0.035F * size, 0.03F * size, 0.02F),
                  plastic(rgb(20, 20, 22)));
    d.builder.addFlat(plateMesh(0.013F, 0.013F), where * at(-0.028F * size, 0.015F * size, 0.0315F),
                      shining({1.0F, 0.1F, 0.05F}, 1.6F));
    d.builder.add(tubeMesh({place + Vec3{-0.04F * size, -0.02F, 0.015F}, place + Vec3{-0.09F, -0.1F, 0.05F},
                            place + Vec3{-0.03F, -0.2F, 0.02F}, place + Vec3{0.02F, -0.26F, 0.0F}},
                           0.006F),
                  {}, plastic(rgb(230, 200, 20)));
    d.builder.addFlat(sheetMesh(0.02F, 0.11F * size), where * at(0.0F, 0, 0.033F) * turnZ(0.2F),
                      plastic(rgb(180, 180, 176), 0.3F));
}

} // namespace

void drawEffects(const Drawing& d, const Stage& stage, const SceneState& state) {
    const float t = timeOf(state);
    const Effects& e = state.effects;
    if (e.smoke > 0.02) {
        drawSmoke(d, stage.smoke, amount(e.smoke), t);
    }
    if (e.leak > 0.02) {
        drawLeak(d, stage, amount(e.leak), t);
    }
    if (e.sparks > 0.02) {
        drawSparks(d, stage.sparks, amount(e.sparks), state);
    }
    if (e.glow > 0.02) {
        drawGlow(d, stage.glow, amount(e.glow));
    }
    if (e.foreignObject > 0.02) {
        drawForeign(d, stage.foreign, amount(e.foreignObject));
    }
    if (e.strangeDevice > 0.02) {
        drawStrange(d, stage.strange, amount(e.strangeDevice));
    }
}

void drawPasserBy(const Drawing& d, const SceneState& state) {
    const double passer = state.distractors.passerBy;
    if (!(passer >= 0.0 && passer <= 1.0)) {
        return;
    }
    const std::uint64_t seed = scramble(d.style.plantSeed, state.distractors.look);
    const bool back = choice(seed, 20) < 0.5F;
    const float part = back ? 1.0F - amount(passer) : amount(passer);
    PersonPose pose;
    pose.feet = {mix(-4.5F, 4.5F, part), 0, -2.4F - 0.6F * choice(seed, 21)};
    pose.facing = back ? 0.25F : -0.25F;
    pose.step = fraction(amount(passer) * 6.5F);
    const float swing = 0.22F * sine(pose.step * 2 * pi);
    pose.left = pose.feet + Vec3{(back ? -1 : 1) * swing, 0.8F, back ? 0.24F : -0.24F};
    pose.right = pose.feet + Vec3{(back ? 1 : -1) * swing, 0.8F, back ? -0.24F : 0.24F};
    pose.look = pose.feet + Vec3{back ? -3.0F : 3.0F, 1.5F, 0};
    pose.helmet = choice(seed, 22) < 0.8F;
    pose.gloves = false;
    drawPerson(d, buildOf(seed), pose, false);
}

} // namespace vestigo::dataset::synthetic::drawing
