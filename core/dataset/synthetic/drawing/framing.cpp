// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/framing.h"

#include "core/dataset/synthetic/drawing/noise.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

/// The box's furthest corner from the middle of the picture, 1 at its edge.
float spill(const Lens& lens, Vec3 low, Vec3 high) {
    float most = 0.0F;
    for (int i = 0; i < 8; ++i) {
        const Vec3 corner{(i & 1) != 0 ? high.x : low.x, (i & 2) != 0 ? high.y : low.y,
                          (i & 4) != 0 ? high.z : low.z};
        if (-lens.toCamera(corner).z < 0.2F) {
            return 100.0F;
        }
        const Vec3 p = lens.project(corner);
        most = std::max(
            {most, std::abs(p.x - lens.middleX) / lens.middleX, std::abs(p.y - lens.middleY) / lens.middleY});
    }
    return most;
}

/// Goes away from the middle of the box until it fits.
Lens fit(Lens lens, Vec3 direction, Vec3 low, Vec3 high, float fill, float roll) {
    const Vec3 middle = (low + high) * 0.5F;
    float near = 0.3F;
    float far = 14.0F;
    for (int i = 0; i < 20; ++i) {
        const float distance = (near + far) * 0.5F;
        lens.pose = lookAt(middle + direction * distance, middle, roll);
        (spill(lens, low, high) > fill ? near : far) = distance;
    }
    lens.pose = lookAt(middle + direction * far, middle, roll);
    return lens;
}

Vec3 directionOf(float around, float height) {
    const float flat = cosine(height * 2 * pi);
    return {sine(around * 2 * pi) * flat, sine(height * 2 * pi), cosine(around * 2 * pi) * flat};
}

} // namespace

/// From behind the shoulder or from the side, so that hands and panel are both in sight.
Lens behindShoulder(Lens lens, const Stage& stage, float around, float height, float fill, float roll) {
    const Vec3 middle = mix(stage.panel, stage.screen, 0.5F);
    const float side = stage.standing.x > middle.x - 0.02F ? -1.0F : 1.0F;
    return fit(lens, directionOf(side * around, height), middle + Vec3{-0.55F, -0.5F, -0.1F},
               middle + Vec3{0.55F, 0.55F, 0.45F}, fill, roll);
}

/// From above the operator's head, or from his helmet: panel and reaching arms, little of himself.
Lens overHead(Lens lens, const Stage& stage, float aside, float high, float fill, float roll) {
    const Vec3 middle = mix(stage.panel, stage.screen, 0.5F);
    const Vec3 eye{mix(stage.standing.x, middle.x, 0.4F) + aside, std::max(1.98F + high, middle.y + 0.55F),
                   stage.standing.z - 0.3F};
    const Vec3 target = middle + Vec3{0.0F, -0.12F, 0.12F};
    lens.pose = lookAt(eye, target, roll);
    const Vec3 low = middle + Vec3{-0.36F, -0.42F, 0.0F};
    const Vec3 top = middle + Vec3{0.36F, 0.34F, 0.2F};
    const float reach = spill(lens, low, top);
    if (reach < 50.0F) { // zoom until it fits
        lens.focal *= std::clamp(fill / reach, 0.35F, 1.6F);
    }
    return lens;
}

Lens placeCamera(const CameraSpec& spec, const Stage& stage, int width, int height, float displaced,
                 float displacedDirection) {
    const auto pick = [&spec](std::uint64_t number, float low, float high) {
        return mix(low, high, choice(spec.cameraSeed, number + 100));
    };
    Lens lens;
    lens.middleX = static_cast<float>(width) / 2.0F;
    lens.middleY = static_cast<float>(height) / 2.0F;
    lens.focal = static_cast<float>(width) * pick(1, 0.85F, 1.5F);
    const float roll = pick(2, -0.006F, 0.006F);
    const float fill = pick(3, 0.82F, 0.96F);
    if (spec.subject == CameraSubject::Device) {
        const float around = pick(4, -stage.awayFromFront, stage.awayFromFront);
        lens = fit(lens, directionOf(around, pick(5, stage.lowest, stage.highest)), stage.low, stage.high,
                   fill, roll);
    } else {
        lens = pick(8, 0.0F, 1.0F) < 0.62F || stage.panel.y < 1.0F
                   ? behindShoulder(lens, stage, pick(6, 0.07F, 0.15F), pick(7, 0.03F, 0.085F), fill * 0.98F,
                                    roll)
                   : overHead(lens, stage, pick(9, -0.2F, 0.2F), pick(10, 0.0F, 0.3F), fill * 1.1F, roll);
    }
    lens.pose.origin.y = std::max(lens.pose.origin.y, 0.35F);
    lens.pose.origin.x = std::clamp(lens.pose.origin.x, -8.0F, 8.0F);
    if (displaced > 0.0F) {
        const float turn = 2 * pi * displacedDirection;
        lens.pose = lens.pose * turnY(-0.075F * displaced * cosine(turn)) *
                    turnX(0.055F * displaced * sine(turn)) * turnZ(0.03F * displaced * cosine(turn + 1.0F));
    }
    return lens;
}

} // namespace vestigo::dataset::synthetic::drawing
