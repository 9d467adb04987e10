// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/mask_shape.h"
#include "ui/player/prepared_layer.h"

#include <QtGui/QImage>

#include <functional>
#include <vector>

class QPainter;

namespace vestigo::ui_player {

/// One layer of a prepared picture, ready to be painted.
class PreparedOverlay {
public:
    PreparedOverlay() = default;
    PreparedOverlay(timeline::PreparedPicturePtr picture, PreparedLayer layer);

    const timeline::PreparedPicturePtr& picture() const { return picture_; }
    PreparedLayer layer() const { return layer_; }
    bool isEmpty() const { return picture_ == nullptr; }

    /// Over the camera's picture, which fills `area`; `placeOf` gives the place of a box of source pixels.
    /// What each region is, and how much of it moves or is covered, is written where it fits into `names`;
    /// nowhere, where that is empty.
    void paint(QPainter& painter, const QRectF& area,
               const std::function<QRectF(const timeline::Box&)>& placeOf, const QRectF& names) const;

private:
    struct Part {
        QImage image; ///< null: the camera's picture shows
        MaskShape covered;
    };
    void paintPart(QPainter& painter, const Part& part, const QRectF& place) const;
    void paintBorder(QPainter& painter, const QRectF& place) const;

    timeline::PreparedPicturePtr picture_;
    PreparedLayer layer_ = PreparedLayer::None;
    std::vector<Part> parts_; ///< one for each region
};

} // namespace vestigo::ui_player
