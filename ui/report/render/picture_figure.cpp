// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/compose.h"
#include "ui/report/render/heat_image.h"
#include "ui/report/render/text_block.h"

#include <QtGui/QLinearGradient>
#include <QtGui/QPainter>

#include <algorithm>

namespace vestigo::report_render {

namespace {

constexpr qreal gap = 6 * pt;
constexpr qreal largestAspect = 1.2; // height over width: what is taller gets narrower
constexpr qreal scaleWidth = 54 * pt;

struct Shown {
    QImage image;
    QSizeF frame; ///< pixels of the source frame, which the boxes are given in
    std::vector<timeline::Box> boxes;
    QString label;
    qreal x = 0.0;
    QSizeF size;
};

/// Frame and heat map as one image: legible wherever the PDF is looked at.
Shown shownPicture(const report::PictureFigure& figure) {
    Shown shown;
    shown.image = pictureImage(figure.picture);
    if (shown.image.isNull()) {
        return shown;
    }
    const timeline::Picture& picture = figure.picture;
    shown.frame = QSizeF(picture.sourceWidth > 0 ? picture.sourceWidth : picture.width,
                         picture.sourceHeight > 0 ? picture.sourceHeight : picture.height);
    if (figure.heat != nullptr && figure.aligned) {
        const QImage heat = heatImage(*figure.heat, figure.heatStep);
        if (!heat.isNull()) {
            QPainter painter(&shown.image);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(QRectF(shown.image.rect()), heat, QRectF(heat.rect()));
        }
    }
    shown.boxes = figure.boxes;
    shown.label = QString::fromStdString(figure.label);
    return shown;
}

void paintBoxes(QPainter& painter, const Shown& shown, const QRectF& target) {
    painter.save();
    painter.setClipRect(target);
    painter.setBrush(Qt::NoBrush);
    for (const timeline::Box& box : shown.boxes) {
        const QRectF rect(target.x() + box.x / shown.frame.width() * target.width(),
                          target.y() + box.y / shown.frame.height() * target.height(),
                          box.width / shown.frame.width() * target.width(),
                          box.height / shown.frame.height() * target.height());
        painter.setPen(QPen(Qt::white, 2.2 * pt, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect);
        painter.setPen(QPen(colours::abnormal, 1.1 * pt, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect);
    }
    painter.restore();
}

std::vector<Shown> arrange(const report::PictureRow& row, qreal width, qreal mostHeight) {
    std::vector<Shown> all;
    for (const report::PictureFigure& figure : row.pictures) {
        Shown shown = shownPicture(figure);
        if (!shown.image.isNull()) {
            all.push_back(std::move(shown));
        }
    }
    const auto count = static_cast<qreal>(std::max<std::size_t>(1, all.size()));
    const qreal each = (width - gap * (count - 1)) / count;
    qreal x = 0.0;
    for (Shown& shown : all) {
        const qreal aspect = shown.frame.height() / std::max(1.0, shown.frame.width());
        qreal height = each * std::min(aspect, largestAspect);
        height = mostHeight > 0.0 ? std::min(height, mostHeight) : height;
        shown.size = QSizeF(std::min(each, height / aspect), height);
        shown.x = x;
        x += shown.size.width() + gap;
    }
    return all;
}

/// "usual [colours] strong change"
void paintScale(QPainter& painter, const QPointF& rightTop, const report::FigureWords& words) {
    const QFont font = printFont(7.0);
    const QString low = QString::fromStdString(words.usualChange);
    const QString high = QString::fromStdString(words.strongChange);
    const qreal y = rightTop.y() + 0.76 * lineHeight(font);
    qreal x = rightTop.x() - textWidth(high, font);
    painter.setFont(font);
    painter.setPen(colours::quiet);
    painter.drawText(QPointF(x, y), high);
    x -= 4 * pt + scaleWidth;
    const QRectF bar(x, y - 4.6 * pt, scaleWidth, 5 * pt);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    for (int i = 0; i <= 8; ++i) {
        QColor colour = heatColour(0.25 + 0.75 * i / 8.0);
        const double alpha = 0.6 * std::min(1.0, 2.5 * i / 8.0);
        const auto onWhite = [&](int channel) { return static_cast<int>(255 + (channel - 255) * alpha); };
        gradient.setColorAt(i / 8.0,
                            QColor(onWhite(colour.red()), onWhite(colour.green()), onWhite(colour.blue())));
    }
    painter.fillRect(bar, gradient);
    painter.setPen(QPen(colours::rule, 0.4 * pt));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    painter.setPen(colours::quiet);
    painter.drawText(QPointF(x - 4 * pt - textWidth(low, font), y), low);
}

qreal scaleRoom(const report::FigureWords& words) {
    const QFont font = printFont(7.0);
    return textWidth(QString::fromStdString(words.usualChange), font) +
           textWidth(QString::fromStdString(words.strongChange), font) + scaleWidth + 20 * pt;
}

} // namespace

std::vector<Fragment> composePictures(const report::PictureRow& row, qreal width,
                                      const ComposeContext& context) {
    std::vector<Fragment> fragments;
    const std::vector<Shown> all = arrange(row, width, row.mostHeight * pt * context.style.figureScale);
    if (all.empty()) {
        return fragments;
    }
    const bool hot = std::any_of(row.pictures.begin(), row.pictures.end(),
                                 [](const auto& p) { return p.heat != nullptr; });
    const report::FigureWords words = context.document.words;
    qreal height = 0.0;
    for (const Shown& shown : all) {
        height = std::max(height, shown.size.height());
    }
    const QFont font = printFont(sizes::small);
    const qreal labels = lineHeight(font) + 2 * pt;
    const bool scaleBelow = hot && width < 320 * pt; // in a column the scale takes a line of its own
    const TextBlock caption(QString::fromStdString(row.caption), font,
                            hot && !scaleBelow ? width - scaleRoom(words) : width, 6);
    Fragment fragment;
    fragment.width = width;
    const qreal bottom = std::max(caption.height(), hot && !scaleBelow ? lineHeight(font) : 0.0);
    fragment.height = height + labels + bottom + (scaleBelow ? lineHeight(font) : 0.0);
    fragment.after = 7 * pt;
    fragment.paint = [=](QPainter& painter, const QPointF& at) {
        for (const Shown& shown : all) {
            const QRectF target(at + QPointF(shown.x, 0.0), shown.size);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(target, shown.image, QRectF(shown.image.rect()));
            paintBoxes(painter, shown, target);
            painter.setFont(font);
            painter.setPen(colours::text);
            painter.drawText(QPointF(target.x(), target.bottom() + 2 * pt + 0.76 * lineHeight(font)),
                             elided(shown.label, font, all.size() == 1 ? width : shown.size.width()));
        }
        const QPointF below = at + QPointF(0.0, height + labels);
        caption.draw(painter, below, colours::quiet);
        if (hot) {
            paintScale(painter, below + QPointF(width, scaleBelow ? bottom : 0.0), words);
        }
    };
    fragments.push_back(std::move(fragment));
    return fragments;
}

} // namespace vestigo::report_render
