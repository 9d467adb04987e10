// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/visual_truth.h"

#include <algorithm>
#include <cmath>

namespace vestigo::dataset::synthetic {

namespace {

constexpr double widestGap = 1.2; ///< s between two frames of one stretch

bool sameLamps(const LampTower& a, const LampTower& b) {
    return a.red == b.red && a.amber == b.amber && a.green == b.green && a.blue == b.blue;
}

/// States and banners, not the figures, which always move a little.
bool sameDisplay(const Display& a, const Display& b) {
    return a.on == b.on && a.banner == b.banner &&
           (a.lines.empty() || b.lines.empty() || a.lines.front() == b.lines.front());
}

void addAmount(std::vector<std::string>& names, const char* name, double with, double without) {
    constexpr double plain = 0.12;
    if (with - without > plain) {
        names.emplace_back(name);
    }
}

void compareDevice(std::vector<std::string>& names, const SceneState& a, const SceneState& b) {
    addAmount(names, "smoke", a.effects.smoke, b.effects.smoke);
    addAmount(names, "leak", a.effects.leak, b.effects.leak);
    addAmount(names, "sparks", a.effects.sparks, b.effects.sparks);
    addAmount(names, "glow", a.effects.glow, b.effects.glow);
    addAmount(names, "misalignment", a.effects.misalignment, b.effects.misalignment);
    addAmount(names, "vibration", a.effects.vibration, b.effects.vibration);
    addAmount(names, "jam", a.effects.jam, b.effects.jam);
    addAmount(names, "wear", a.effects.wear, b.effects.wear);
    addAmount(names, "foreignObject", a.effects.foreignObject, b.effects.foreignObject);
    addAmount(names, "strangeDevice", a.effects.strangeDevice, b.effects.strangeDevice);
    addAmount(names, "panelDoor", a.panelDoor, b.panelDoor);
    addAmount(names, "guardDoor", a.guardDoor, b.guardDoor);
    if (a.modules.tripped != b.modules.tripped || a.modules.cablesLoose != b.modules.cablesLoose) {
        names.emplace_back("tripped");
    }
    if (a.modules.error != b.modules.error) {
        names.emplace_back("error");
    }
    if (!sameLamps(a.lamps, b.lamps)) {
        names.emplace_back("indicator_lights");
    }
    if (!sameDisplay(a.display, b.display)) {
        names.emplace_back("display");
    }
    for (std::size_t k = 0; k < a.gauges.size() && k < b.gauges.size(); ++k) {
        const double range = std::max(1e-9, a.gauges[k].high - a.gauges[k].low);
        if (std::abs(a.gauges[k].value - b.gauges[k].value) > 0.1 * range) {
            names.push_back("gauge#" + std::to_string(k));
        }
    }
}

timeline::Box joined(const timeline::Box& a, const timeline::Box& b) {
    const double left = std::min(a.x, b.x);
    const double top = std::min(a.y, b.y);
    return {left, top, std::max(a.x + a.width, b.x + b.width) - left,
            std::max(a.y + a.height, b.y + b.height) - top};
}

double areaOf(const timeline::Box& box) {
    return box.width * box.height;
}

/// Whole pixels, inside of the picture.
timeline::Box inside(const timeline::Box& box, const timeline::Picture& picture) {
    const double left = std::clamp(std::floor(box.x), 0.0, picture.width - 1.0);
    const double top = std::clamp(std::floor(box.y), 0.0, picture.height - 1.0);
    const double right =
        std::clamp(std::ceil(box.x + box.width), left + 1.0, static_cast<double>(picture.width));
    const double bottom =
        std::clamp(std::ceil(box.y + box.height), top + 1.0, static_cast<double>(picture.height));
    return {left, top, right - left, bottom - top};
}

} // namespace

std::vector<std::string> seenDifferences(const Seen& with, const Seen& without, double usualSpeed,
                                         CameraSubject subject) {
    const SceneState& a = *with.scene;
    const SceneState& b = *without.scene;
    std::vector<std::string> names;
    addAmount(names, "cover", a.cover.share, b.cover.share);
    if (subject == CameraSubject::Device) {
        compareDevice(names, a, b);
        addAmount(names, "frame", a.camera.displaced, b.camera.displaced);
        addAmount(names, "frame", a.camera.exposure - 0.3, b.camera.exposure);
        if (std::abs(with.speed - without.speed) > 0.35 * usualSpeed && usualSpeed > 0.0) {
            names.emplace_back("moving_part");
        }
        return names;
    }
    addAmount(names, "operator_hands", a.person.present, b.person.present + 0.3);
    if (a.person.present > 0.5) {
        if (a.person.helmet != b.person.helmet) {
            names.emplace_back("helmet");
        }
        if (a.person.left.tool == HandTool::Phone && b.person.left.tool != HandTool::Phone) {
            names.emplace_back("phone");
        }
        if (a.person.right.to == HandTarget::DangerZone && b.person.right.to != HandTarget::DangerZone) {
            names.emplace_back("danger");
        }
    }
    return names;
}

std::vector<timeline::Box> boxesOf(const DrawnFrame& frame, const std::string& name) {
    const timeline::Picture& picture = frame.picture;
    if (name == "frame") {
        return {{0.0, 0.0, static_cast<double>(picture.width), static_cast<double>(picture.height)}};
    }
    const std::size_t mark = name.find('#');
    const std::string plain = name.substr(0, mark);
    std::size_t number = mark == std::string::npos ? 0 : static_cast<std::size_t>(name[mark + 1] - '0');
    std::vector<timeline::Box> boxes;
    for (const std::vector<NamedBox>* list : {&frame.effects, &frame.regions}) {
        for (const NamedBox& each : *list) {
            if (each.name != plain || (mark != std::string::npos && number-- != 0)) {
                continue;
            }
            const bool seen = each.box.x < picture.width && each.box.y < picture.height &&
                              each.box.x + each.box.width > 0.0 && each.box.y + each.box.height > 0.0 &&
                              each.box.width >= 1.0 && each.box.height >= 1.0;
            if (seen) {
                boxes.push_back(inside(each.box, picture));
            }
            if (mark != std::string::npos) {
                return boxes;
            }
        }
    }
    return boxes;
}

void BoxCollector::add(const std::string& name, double t, const timeline::Box& box) {
    const auto found = open_.find(name);
    if (found == open_.end()) {
        open_[name] = {name, {t, t}, box};
        return;
    }
    BoxStretch& stretch = found->second;
    const timeline::Box both = joined(stretch.box, box);
    const bool goesOn = t - stretch.range.end <= widestGap && t - stretch.range.start <= longest_ &&
                        areaOf(both) <= 1.7 * std::min(areaOf(box), areaOf(stretch.box)) + 30.0;
    if (goesOn) {
        stretch.range.end = t;
        stretch.box = both;
        return;
    }
    if (t - stretch.range.end <= widestGap) {
        stretch.range.end = t; // the next one begins where this one ends
    }
    closed_.push_back(stretch);
    stretch = {name, {t, t}, box};
}

std::vector<BoxStretch> BoxCollector::finish(double shortest) {
    for (auto& [name, stretch] : open_) {
        closed_.push_back(stretch);
    }
    open_.clear();
    closed_.erase(std::remove_if(closed_.begin(), closed_.end(),
                                 [shortest](const BoxStretch& one) {
                                     return one.range.end - one.range.start < shortest;
                                 }),
                  closed_.end());
    std::stable_sort(closed_.begin(), closed_.end(),
                     [](const BoxStretch& a, const BoxStretch& b) { return a.range.start < b.range.start; });
    return std::move(closed_);
}

} // namespace vestigo::dataset::synthetic
