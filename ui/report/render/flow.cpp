// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/flow.h"

#include <algorithm>

namespace vestigo::report_render {

namespace {

/// The page that is being filled.
class Filler {
public:
    Filler(const std::vector<Fragment>& fragments, const QRectF& body)
        : fragments_(fragments)
        , body_(body)
        , pages_(1)
        , y_(body.top()) {}

    std::vector<PlacedPage> fill() {
        for (std::size_t i = 0; i < fragments_.size(); ++i) {
            const Fragment& fragment = fragments_[i];
            const bool low = body_.bottom() - y_ < 0.5 * body_.height();
            if (!pages_.back().empty() && (fragment.newPage || (fragment.newPageIfLow && low))) {
                turn();
            } else if (!pages_.back().empty() && y_ + neededFrom(i) > body_.bottom()) {
                turn();
                repeatHead(fragment);
            }
            put(fragment);
        }
        return std::move(pages_);
    }

private:
    void turn() {
        pages_.emplace_back();
        y_ = body_.top();
        after_ = 0.0;
    }

    /// Height of the fragment and of all that must stand on the same page.
    qreal neededFrom(std::size_t first) const {
        qreal needed = 0.0;
        qreal after = after_;
        for (std::size_t i = first; i < fragments_.size(); ++i) {
            needed += std::max(after, fragments_[i].before) + fragments_[i].height;
            after = fragments_[i].after;
            if (!fragments_[i].keepWithNext || needed > body_.height()) {
                break;
            }
        }
        return needed;
    }

    void repeatHead(const Fragment& fragment) {
        if (fragment.head) {
            const QRectF rect(body_.left(), y_, fragment.width, fragment.head->height);
            pages_.back().push_back({rect, fragment.head->paint, {rect}, {}, 1});
            y_ = rect.bottom();
        }
    }

    void put(const Fragment& fragment) {
        const qreal gap = pages_.back().empty() ? 0.0 : std::max(after_, fragment.before);
        qreal top = y_ + gap;
        if (fragment.atBottom) {
            top = std::max(top, body_.bottom() - fragment.height);
        }
        const QRectF rect(body_.left(), top, fragment.width, fragment.height);
        Placed placed{rect, fragment.paint, {}, fragment.outline, fragment.outlineLevel};
        for (const QRectF& part : fragment.parts) {
            placed.parts.push_back(part.translated(rect.topLeft()));
        }
        if (placed.parts.empty() && fragment.height > 0.0) {
            placed.parts.push_back(rect);
        }
        pages_.back().push_back(std::move(placed));
        y_ = rect.bottom();
        after_ = fragment.after;
    }

    const std::vector<Fragment>& fragments_;
    QRectF body_;
    std::vector<PlacedPage> pages_;
    qreal y_;
    qreal after_ = 0.0;
};

} // namespace

std::vector<PlacedPage> placeOnPages(const std::vector<Fragment>& fragments, const QRectF& body) {
    return Filler(fragments, body).fill();
}

std::vector<qreal> stackedTops(const std::vector<Fragment>& fragments) {
    std::vector<qreal> tops;
    qreal y = 0.0;
    qreal after = 0.0;
    for (const Fragment& fragment : fragments) {
        y += tops.empty() ? 0.0 : std::max(after, fragment.before);
        tops.push_back(y);
        y += fragment.height;
        after = fragment.after;
    }
    return tops;
}

qreal stackedHeight(const std::vector<Fragment>& fragments) {
    return fragments.empty() ? 0.0 : stackedTops(fragments).back() + fragments.back().height;
}

} // namespace vestigo::report_render
