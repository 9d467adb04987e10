// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/prepared_overlay.h"

#include "ui/player/picture_tag.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vestigo::ui_player {

namespace {

using timeline::PreparedRegion;

const QColor halo(10, 12, 20, 210);
constexpr int veil = 175; // of 255, over what does not move

bool hasPixels(const std::vector<std::uint8_t>& bytes, int side, int channels) {
    constexpr int largestSide = 4096;
    return side > 0 && side <= largestSide &&
           bytes.size() == static_cast<std::size_t>(side) * static_cast<std::size_t>(side) *
                               static_cast<std::size_t>(channels);
}

QImage rgbImage(const std::vector<std::uint8_t>& rgb, int side) {
    return hasPixels(rgb, side, 3)
               ? QImage(rgb.data(), side, side, qsizetype{3} * side, QImage::Format_RGB888).copy()
               : QImage();
}

QImage greyImage(const std::vector<std::uint8_t>& grey, int side) {
    return hasPixels(grey, side, 1) ? QImage(grey.data(), side, side, side, QImage::Format_Grayscale8).copy()
                                    : QImage();
}

/// Dark over all but what is set.
QImage veilImage(const std::vector<std::uint8_t>& mask, int side) {
    if (!hasPixels(mask, side, 1)) {
        return {};
    }
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < side; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < side; ++x) {
            const std::size_t at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
            line[x] = mask[at] != 0 ? qRgba(0, 0, 0, 0) : qRgba(0, 0, 0, veil);
        }
    }
    return image;
}

QImage imageOf(const PreparedRegion& region, PreparedLayer layer) {
    switch (layer) {
    case PreparedLayer::Equalised:
        return rgbImage(region.equalised, region.side);
    case PreparedLayer::Background:
        return greyImage(region.background, region.side);
    case PreparedLayer::Moving:
        return veilImage(region.moving, region.side);
    case PreparedLayer::Completed:
        return rgbImage(region.completed.empty() ? region.equalised : region.completed, region.side);
    case PreparedLayer::None:
    case PreparedLayer::Regions:
    case PreparedLayer::Covered:
        break;
    }
    return {};
}

QRectF scaled(const QRectF& unit, const QRectF& place) {
    // Whole pixels, so that neighbours neither overlap nor leave a gap.
    const QPointF from(std::round(place.left() + unit.left() * place.width()),
                       std::round(place.top() + unit.top() * place.height()));
    const QPointF to(std::round(place.left() + unit.right() * place.width()),
                     std::round(place.top() + unit.bottom() * place.height()));
    return {from, to};
}

QPointF scaled(const QPointF& unit, const QRectF& place) {
    return {place.left() + unit.x() * place.width(), place.top() + unit.y() * place.height()};
}

void paintOutlines(QPainter& painter, const MaskShape& shape, const QRectF& place, const QPen& pen) {
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& outline : shape.outlines) {
        QPolygonF line;
        for (const QPointF& corner : outline) {
            line.append(scaled(corner, place));
        }
        painter.setPen(QPen(halo, pen.widthF() + 2.0));
        painter.drawPolyline(line);
        painter.setPen(pen);
        painter.drawPolyline(line);
    }
}

void paintHatch(QPainter& painter, const MaskShape& shape, const QRectF& place) {
    for (const QRectF& run : shape.runs) {
        const QRectF part = scaled(run, place);
        painter.fillRect(part, QColor(0, 0, 0, 120));
        painter.fillRect(part, QBrush(labelInk, Qt::BDiagPattern));
    }
}

} // namespace

PreparedOverlay::PreparedOverlay(timeline::PreparedPicturePtr picture, PreparedLayer layer)
    : picture_(std::move(picture))
    , layer_(layer) {
    if (!picture_) {
        return;
    }
    for (const PreparedRegion& region : picture_->regions) {
        Part part;
        part.image = imageOf(region, layer_);
        const bool masked = layer_ == PreparedLayer::Covered || layer_ == PreparedLayer::Completed;
        if (masked && region.occludedShare > 0.0F) {
            part.covered = maskShape(region.occluded, region.side);
        }
        parts_.push_back(std::move(part));
    }
}

void PreparedOverlay::paintPart(QPainter& painter, const Part& part, const QRectF& place) const {
    if (!part.image.isNull()) {
        painter.drawImage(place, part.image);
    }
    if (layer_ == PreparedLayer::Covered) {
        paintHatch(painter, part.covered, place);
        paintOutlines(painter, part.covered, place, QPen(labelInk, 1.5));
    } else if (layer_ == PreparedLayer::Completed) {
        paintOutlines(painter, part.covered, place, QPen(labelInk, 2.0, Qt::DashLine));
    }
}

/// People's regions are dotted as everywhere, a detector's dash and dot; the whole frame needs no line.
void PreparedOverlay::paintBorder(QPainter& painter, const QRectF& place) const {
    if (picture_->source == timeline::RegionSource::WholeFrame) {
        return;
    }
    const bool found = picture_->source == timeline::RegionSource::Detected;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(labelGround, 3.0));
    painter.drawRect(place);
    painter.setPen(found ? QPen(labelInk, 1.5, Qt::DashDotLine) : QPen(labelInk, 1.0, Qt::DotLine));
    painter.drawRect(place);
}

void PreparedOverlay::paint(QPainter& painter, const QRectF& area,
                            const std::function<QRectF(const timeline::Box&)>& placeOf,
                            const QRectF& names) const {
    if (!picture_) {
        return;
    }
    painter.save();
    painter.setClipRect(area);
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < parts_.size(); ++i) { // largest first: small ones lie over it
        const QRectF place = placeOf(picture_->regions[i].box);
        paintPart(painter, parts_[i], place);
        paintBorder(painter, place);
    }
    for (std::size_t i = 0; i < parts_.size() && !names.isEmpty(); ++i) {
        const PreparedRegion& region = picture_->regions[i];
        const QString text = regionTag(layer_, *picture_, region);
        const QRectF room = roomForName(placeOf(region.box), tagSize(painter, text), names, taken);
        if (!text.isEmpty() && !room.isEmpty()) {
            taken.push_back(room);
            paintTag(painter, room.topLeft(), text, area.width());
        }
    }
    painter.restore();
}

} // namespace vestigo::ui_player
