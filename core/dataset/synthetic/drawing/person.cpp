// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/person.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

constexpr float upperArm = 0.17F; // of the height
constexpr float foreArm = 0.15F;

struct Body {
    const Drawing& d;
    const Build& build;
    const PersonPose& pose;
    bool regions;
    Surface cloth;
    Surface skin;
    Surface vest;

    float h(float part) const { return build.height * part; }
};

/// Where the elbow is, for a hand that reaches for a place; `hand` is brought into reach.
Vec3 elbowOf(Vec3 shoulder, Vec3& hand, float upper, float fore, Vec3 outwards) {
    Vec3 way = hand - shoulder;
    const float most = (upper + fore) * 0.985F;
    const float distance = std::clamp(length(way), std::abs(upper - fore) + 0.02F, most);
    way = unit(way);
    hand = shoulder + way * distance;
    const float along = (upper * upper - fore * fore + distance * distance) / (2 * distance);
    const float aside = std::sqrt(std::max(0.0F, upper * upper - along * along));
    const Vec3 bend = unit(outwards - way * dot(outwards, way));
    return shoulder + way * along + bend * aside;
}

void limb(SceneBuilder& builder, Vec3 from, Vec3 to, float r0, float r1, const Surface& surface) {
    builder.add(capsuleMesh(r0, r1, length(to - from), 12), along(from, to - from), surface);
}

void drawTool(const Body& b, HandTool tool, const Transform& grip) {
    SceneBuilder& builder = b.d.builder;
    switch (tool) {
    case HandTool::None:
        return;
    case HandTool::Spanner:
        builder.add(boxMesh({0.024F, 0.24F, 0.009F}, 0.003F), grip * at(0, 0.1F, 0.03F), steel(0.7F, 0.2F));
        builder.add(ringMesh(0.024F, 0.009F, 14, 6), grip * at(0, 0.23F, 0.03F) * turnX(0.25F),
                    steel(0.7F, 0.2F));
        return;
    case HandTool::Screwdriver:
        builder.add(cylinderMesh(0.017F, 0.11F, 10, 0.004F), grip * at(0, 0.0F, 0.03F),
                    plastic(rgb(220, 60, 20)));
        builder.add(cylinderMesh(0.005F, 0.14F, 8), grip * at(0, 0.11F, 0.03F), steel(0.7F));
        return;
    case HandTool::Tablet:
        builder.add(boxMesh({0.19F, 0.26F, 0.014F}, 0.006F), grip * at(0, 0.12F, 0.05F),
                    plastic(rgb(24, 26, 28)));
        builder.addFlat(plateMesh(0.165F, 0.23F), grip * at(0, 0.12F, 0.0575F),
                        shining(rgb(110, 170, 215), 0.7F));
        return;
    case HandTool::Cloth:
        builder.addTwoSided(boxMesh({0.16F, 0.18F, 0.035F}, 0.03F), grip * at(0, 0.05F, 0.0F),
                            patterned(Pattern::Cloth, rgb(190, 70, 60)));
        return;
    case HandTool::Phone: {
        const bool marks = b.regions;
        if (marks) {
            builder.beginRegion("phone");
        }
        builder.add(boxMesh({0.075F, 0.155F, 0.011F}, 0.008F), grip * at(0, 0.06F, 0.03F),
                    plastic(rgb(16, 16, 18), 0.2F));
        builder.addFlat(plateMesh(0.064F, 0.135F), grip * at(0, 0.06F, 0.037F),
                        shining(rgb(150, 190, 230), 0.9F));
        if (marks) {
            builder.endRegion();
        }
        return;
    }
    }
}

/// Palm, four fingers and a thumb, a little bent; the palm's y axis goes on from the forearm.
void drawHand(const Body& b, Vec3 elbow, Vec3 wrist, bool left, HandTool tool) {
    SceneBuilder& builder = b.d.builder;
    if (b.regions) {
        builder.beginRegion("operator_hands");
    }
    Surface surface = b.skin;
    if (b.pose.gloves) {
        surface = patterned(Pattern::Cloth, b.build.gloves, 0.3F, 0.7F);
        limb(builder, wrist + unit(elbow - wrist) * 0.06F, wrist, 0.043F, 0.04F, surface); // the cuff
    }
    const float side = left ? 1.0F : -1.0F; // towards the thumb
    const Transform palm = along(wrist, wrist - elbow);
    builder.add(boxMesh({0.085F, 0.1F, 0.035F}, 0.014F), palm * at(0, 0.05F, 0), surface);
    const float curl = tool == HandTool::None ? 0.06F : 0.17F;
    for (int i = 0; i < 4; ++i) {
        const float x = -0.03F + 0.0205F * static_cast<float>(i);
        const float size = (i == 1 || i == 2 ? 0.05F : 0.042F);
        const Transform knuckle = palm * at(x, 0.1F, 0) * turnX(curl * 0.6F);
        builder.add(capsuleMesh(0.0115F, 0.0105F, size, 6), knuckle, surface);
        builder.add(capsuleMesh(0.0105F, 0.009F, size * 0.8F, 6), knuckle * at(0, size, 0) * turnX(curl),
                    surface);
    }
    builder.add(capsuleMesh(0.014F, 0.011F, 0.055F, 8),
                palm * at(side * 0.042F, 0.03F, 0.005F) * turnZ(-side * 0.1F), surface);
    drawTool(b, tool, palm * at(0, 0.06F, 0.0F));
    if (b.regions) {
        builder.endRegion();
    }
}

void drawArm(const Body& b, Vec3 shoulder, Vec3 hand, bool left, HandTool tool) {
    const float side = left ? -1.0F : 1.0F;
    const Transform turn = turnY(b.pose.facing);
    const Vec3 outwards = turn.direction({side * 0.75F, -1.0F, 0.35F});
    const Vec3 elbow = elbowOf(shoulder, hand, b.h(upperArm), b.h(foreArm), outwards);
    limb(b.d.builder, shoulder, elbow, 0.066F, 0.05F, b.cloth);
    limb(b.d.builder, elbow, hand, 0.051F, 0.039F, b.cloth);
    if (b.build.wearsVest) { // stripes that throw light back, on the sleeve
        const Vec3 down = unit(elbow - shoulder);
        b.d.builder.add(cylinderMesh(0.062F, 0.04F, 12), along(shoulder + down * 0.14F, down),
                        patterned(Pattern::Plain, rgb(215, 220, 215), 1, 0.3F));
    }
    drawHand(b, elbow, hand, left, tool);
}

void drawHead(const Body& b, Vec3 neck) {
    const Vec3 gaze = b.pose.look - neck;
    const float flat = std::sqrt(gaze.x * gaze.x + gaze.z * gaze.z);
    Transform head = turnY(angleOf(-gaze.x, -gaze.z) / (2 * pi)) *
                     turnX(std::clamp(angleOf(gaze.y - 0.15F, flat) / (2 * pi), -0.11F, 0.08F));
    head.origin = neck;
    SceneBuilder& builder = b.d.builder;
    limb(builder, neck + Vec3{0, -0.05F, 0}, neck + Vec3{0, 0.05F, 0}, 0.052F, 0.05F, b.skin);
    const bool marks = b.regions && !b.pose.helmet;
    if (marks) {
        builder.beginRegion("helmet");
    }
    builder.add(capsuleMesh(0.068F, 0.085F, 0.09F, 16), head * at(0, 0.1F, -0.01F), b.skin);
    builder.add(capsuleMesh(0.016F, 0.012F, 0.03F, 8), head * at(0, 0.12F, -0.1F), b.skin);
    for (const float side : {-1.0F, 1.0F}) {
        builder.add(sphereMesh(0.022F, 8), head * at(side * 0.085F, 0.13F, 0), b.skin);
    }
    if (b.pose.helmet) {
        Surface shell = plastic(b.build.helmet, 0.25F);
        builder.add(turnedMesh({{0.118F, 0}, {0.116F, 0.035F}, {0.1F, 0.075F}, {0.062F, 0.105F}, {0, 0.115F}},
                               20, true),
                    head * at(0, 0.165F, 0), shell);
        builder.add(cylinderMesh(0.128F, 0.012F, 20, 0.003F), head * at(0, 0.16F, -0.005F), shell);
        builder.add(boxMesh({0.15F, 0.01F, 0.08F}, 0.004F), head * at(0, 0.165F, -0.13F), shell);
        builder.add(boxMesh({0.025F, 0.02F, 0.2F}, 0.008F), head * at(0, 0.27F, 0), shell);
    } else {
        const Surface hair = patterned(
            Pattern::Cloth, choice(b.d.style.seed, 404) < 0.6F ? rgb(40, 30, 24) : rgb(120, 90, 56), 0.2F);
        builder.add(turnedMesh({{0.094F, 0}, {0.098F, 0.04F}, {0.08F, 0.085F}, {0.04F, 0.108F}, {0, 0.112F}},
                               16, true),
                    head * at(0, 0.165F, 0.014F), hair);
    }
    if (marks) {
        builder.endRegion();
    }
}

void drawLegs(const Body& b, const Transform& turn, Vec3 hip) {
    const float swing = b.pose.step >= 0.0F ? sine(b.pose.step * 2 * pi) : 0.0F;
    const Surface boot = plastic(rgb(36, 30, 26), 0.5F);
    for (const float side : {-1.0F, 1.0F}) {
        const float stride = side * swing;
        const Vec3 top = hip + turn.direction({side * 0.1F, 0, 0});
        const Vec3 foot = b.pose.feet + turn.direction({side * 0.12F, 0.08F + 0.08F * std::max(0.0F, -stride),
                                                        -0.24F * stride});
        Vec3 ankle = foot;
        const Vec3 knee = elbowOf(top, ankle, b.h(0.25F), b.h(0.25F), turn.direction({side * 0.1F, 0, -1}));
        limb(b.d.builder, top, knee, 0.095F, 0.066F, b.cloth);
        limb(b.d.builder, knee, ankle, 0.066F, 0.052F, b.cloth);
        b.d.builder.add(boxMesh({0.1F, 0.09F, 0.27F}, 0.03F),
                        at(ankle + turn.direction({0, -0.035F, -0.05F})) * turn, boot);
    }
}

Vec3 placeOf(const Stage& stage, HandTarget target, double place, bool left, Vec3 shoulder,
             const Transform& turn) {
    const float part = amount(place);
    const float side = left ? -1.0F : 1.0F;
    switch (target) {
    case HandTarget::Rest:
        break;
    case HandTarget::Panel:
        return stage.panel + stage.panelAcross * (2.0F * part - 1.0F) + Vec3{0, 0, 0.1F};
    case HandTarget::Screen:
        return stage.screen + stage.panelAcross * (2.0F * part - 1.0F) * 0.7F +
               Vec3{0, 0.06F * (part - 0.5F), 0.1F};
    case HandTarget::EmergencyStop:
        return stage.stop + Vec3{0, 0, 0.1F};
    case HandTarget::WorkPiece:
        return stage.piece + Vec3{side * 0.09F, 0.05F * part, 0.1F};
    case HandTarget::DangerZone:
        return stage.danger + Vec3{side * 0.06F, 0.04F * part, 0.0F};
    case HandTarget::Inside:
        return stage.inside + Vec3{side * 0.08F, 0.16F * (part - 0.5F), 0.08F};
    case HandTarget::Face:
        return shoulder + turn.direction({-side * 0.08F, 0.1F, -0.3F});
    }
    return shoulder + turn.direction({side * 0.07F, -0.5F, -0.08F});
}

} // namespace

Build buildOf(std::uint64_t seed) {
    static const std::array<Vec3, 5> overalls = {rgb(30, 50, 100), rgb(60, 66, 74), rgb(30, 80, 60),
                                                 rgb(120, 116, 104), rgb(20, 26, 40)};
    static const std::array<Vec3, 3> vests = {rgb(255, 120, 20), rgb(210, 240, 40), rgb(250, 90, 40)};
    static const std::array<Vec3, 5> helmets = {rgb(250, 210, 30), rgb(240, 240, 240), rgb(30, 90, 190),
                                                rgb(220, 50, 30), rgb(40, 140, 70)};
    static const std::array<Vec3, 4> skins = {rgb(226, 180, 150), rgb(200, 150, 116), rgb(150, 104, 74),
                                              rgb(96, 66, 48)};
    static const std::array<Vec3, 4> gloves = {rgb(50, 52, 56), rgb(190, 120, 40), rgb(40, 90, 160),
                                               rgb(220, 215, 200)};
    Build build;
    build.overall = overalls[scramble(seed, 1) % overalls.size()];
    build.vest = vests[scramble(seed, 2) % vests.size()];
    build.helmet = helmets[scramble(seed, 3) % helmets.size()];
    build.skin = skins[scramble(seed, 4) % skins.size()];
    build.gloves = gloves[scramble(seed, 5) % gloves.size()];
    build.wearsVest = choice(seed, 6) < 0.65F;
    build.height = mix(1.62F, 1.86F, choice(seed, 7));
    return build;
}

void drawPerson(const Drawing& d, const Build& build, const PersonPose& pose, bool regions) {
    Body body{d,
              build,
              pose,
              regions,
              patterned(Pattern::Cloth, build.overall, 0.5F, 0.85F),
              plastic(build.skin, 0.6F),
              patterned(Pattern::Cloth, build.vest, 0.5F, 0.7F)};
    const Transform turn = turnY(pose.facing);
    const Vec3 hip = pose.feet + Vec3{0, body.h(0.53F), 0};
    const Transform spine = at(hip) * turn * turnX(-pose.lean);
    drawLegs(body, turn, hip);
    limb(d.builder, spine.point({-0.06F, 0, 0}), spine.point({0.06F, 0, 0}), 0.135F, 0.135F, body.cloth);
    const float chest = body.h(0.29F);
    const Surface& torso = build.wearsVest ? body.vest : body.cloth;
    d.builder.add(turnedMesh({{0.13F, 0},
                              {0.15F, 0.02F},
                              {0.142F, chest * 0.4F},
                              {0.165F, chest * 0.8F},
                              {0.13F, chest * 0.98F},
                              {0.05F, chest * 1.06F},
                              {0, chest * 1.07F}},
                             20, true),
                  spine, torso);
    for (const float side : {-1.0F, 1.0F}) { // the chest is wider than deep
        limb(d.builder, spine.point({side * 0.07F, chest * 0.2F, 0}),
             spine.point({side * 0.12F, chest * 0.86F, 0}), 0.095F, 0.08F, torso);
    }
    if (build.wearsVest) {
        const Surface tape = patterned(Pattern::Plain, rgb(220, 226, 220), 1, 0.25F);
        for (const float y : {0.22F, 0.55F}) {
            d.builder.add(cylinderMesh(0.173F, 0.045F, 24), spine * at(0, chest * y, 0), tape);
        }
        for (const float side : {-1.0F, 1.0F}) {
            limb(d.builder, spine.point({side * 0.1F, chest * 0.6F, 0.1F}),
                 spine.point({side * 0.1F, chest * 0.95F, 0.06F}), 0.035F, 0.03F, tape);
        }
    }
    drawHead(body, spine.point({0, chest * 1.1F, 0}));
    drawArm(body, spine.point({-0.19F, chest * 0.9F, 0}), pose.left, true, pose.leftTool);
    drawArm(body, spine.point({0.19F, chest * 0.9F, 0}), pose.right, false, pose.rightTool);
}

void drawOperator(const Drawing& d, const Stage& stage, const SceneState& state) {
    const float present = amount(state.person.present);
    if (present < 0.01F) {
        return;
    }
    const Build build = buildOf(d.style.seed + 17);
    PersonPose pose;
    pose.feet = stage.standing + stage.comesFrom * (1.0F - present) +
                Vec3{0.05F * bounded(state.person.sway, -1.0F, 1.0F), 0, 0};
    const Vec3 goal = mix(stage.panel, stage.screen, 0.4F);
    const Vec3 way = present < 0.97F ? stage.comesFrom * -1.0F : goal - stage.standing;
    pose.facing = angleOf(-way.x, -way.z) / (2 * pi);
    pose.step = present < 0.97F ? present * 3.0F - std::floor(present * 3.0F) : -1.0F;
    pose.lean = 0.07F * amount(state.person.lean);
    const Transform turn = turnY(pose.facing);
    const Vec3 base =
        pose.feet + turn.direction({0, build.height * 0.79F, -0.55F * sine(pose.lean * 2 * pi)});
    const auto reach = [&](const Hand& hand, bool left) {
        const Vec3 shoulder = base + turn.direction({left ? -0.19F : 0.19F, 0, 0});
        const float way01 = present < 0.97F ? 0.0F : amount(hand.way);
        const HandTarget from = present < 0.97F ? HandTarget::Rest : hand.from;
        const Vec3 a = placeOf(stage, from, hand.place, left, shoulder, turn);
        const Vec3 b = placeOf(stage, hand.to, hand.place, left, shoulder, turn);
        // Hands do not move along a straight line: they lift on the way.
        return mix(a, b, way01) + Vec3{0, 0.08F, 0.06F} * (4.0F * way01 * (1.0F - way01));
    };
    pose.left = reach(state.person.left, true);
    pose.right = reach(state.person.right, false);
    pose.leftTool = state.person.left.tool;
    pose.rightTool = state.person.right.tool;
    pose.helmet = state.person.helmet;
    pose.gloves = state.person.gloves;
    const bool phone = pose.leftTool == HandTool::Phone || pose.rightTool == HandTool::Phone;
    pose.look = phone ? (pose.rightTool == HandTool::Phone ? pose.right : pose.left) : goal;
    drawPerson(d, build, pose, true);
    const auto inDanger = [](const Hand& hand) {
        return (hand.to == HandTarget::DangerZone && hand.way > 0.5) ||
               (hand.from == HandTarget::DangerZone && hand.way < 0.5);
    };
    if (present > 0.9F && (inDanger(state.person.left) || inDanger(state.person.right))) {
        const RegionScope region(d.builder, "danger");
        d.builder.include(stage.danger + Vec3{-0.16F, -0.14F, 0});
        d.builder.include(stage.danger + Vec3{0.16F, 0.18F, 0.1F});
    }
}

} // namespace vestigo::dataset::synthetic::drawing
