// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/synthetic/drawing/regions.h"

namespace vestigo::dataset::synthetic::drawing {

namespace {

timeline::Box united(const timeline::Box& a, const timeline::Box& b) {
    const double x = std::min(a.x, b.x);
    const double y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

bool belongTogether(const timeline::Box& a, const timeline::Box& b) {
    const double width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const double height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    const double smaller = std::min(a.width * a.height, b.width * b.height);
    return width > 0.0 && height > 0.0 && width * height > 0.2 * smaller;
}

} // namespace

std::vector<NamedBox> boxesOf(const std::vector<SceneBuilder::Region>& regions, const Lens& lens,
                              const std::string& together) {
    std::vector<NamedBox> boxes;
    for (const SceneBuilder::Region& region : regions) {
        bool any = false;
        timeline::Box box;
        for (const Vec3& point : region.points) {
            if (-lens.toCamera(point).z > 0.05F) {
                const Vec3 p = lens.project(point);
                const timeline::Box here{static_cast<double>(p.x), static_cast<double>(p.y), 0.0, 0.0};
                box = any ? united(box, here) : here;
                any = true;
            }
        }
        if (!any) {
            continue;
        }
        const auto same = std::find_if(boxes.begin(), boxes.end(), [&](const NamedBox& other) {
            return other.name == region.name && (region.name == together || belongTogether(other.box, box));
        });
        if (same == boxes.end()) {
            boxes.push_back({region.name, box});
        } else {
            same->box = united(same->box, box);
        }
    }
    return boxes;
}

bool clipBox(timeline::Box& box, int width, int height) {
    const double x0 = std::clamp(box.x, 0.0, static_cast<double>(width));
    const double y0 = std::clamp(box.y, 0.0, static_cast<double>(height));
    const double x1 = std::clamp(box.x + box.width, 0.0, static_cast<double>(width));
    const double y1 = std::clamp(box.y + box.height, 0.0, static_cast<double>(height));
    const bool enough =
        (x1 - x0) * (y1 - y0) >= 0.35 * box.width * box.height && x1 - x0 >= 4.0 && y1 - y0 >= 4.0;
    box = {x0, y0, x1 - x0, y1 - y0};
    return enough;
}

} // namespace vestigo::dataset::synthetic::drawing
