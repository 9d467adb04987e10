// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does with a plot, and what is seen of it.
#pragma once

#include "ui/plots/plot_view.h"

#include <QtCore/QDir>
#include <QtGui/QImage>
#include <QtGui/QMouseEvent>
#include <QtGui/QWheelEvent>
#include <QtTest/QTest>
#include <QtTest/qtestspontaneevent.h>
#include <QtWidgets/QApplication>

namespace vestigo::ui_plots {

/// Where `values` are in the part of the plot that takes the mouse, and that part.
struct Spot {
    QWidget* part;
    QPoint at;
};

inline Spot spotOf(PlotView& plot, const QPointF& values) {
    const QPoint place = plot.placeOf(values).toPoint();
    QWidget* part = plot.childAt(place);
    return {part != nullptr ? part : &plot, part != nullptr ? part->mapFrom(&plot, place) : place};
}

inline void turnWheel(PlotView& plot, const QPointF& values, int notches) {
    const Spot spot = spotOf(plot, values);
    QWheelEvent event(QPointF(spot.at), QPointF(spot.part->mapToGlobal(spot.at)), {},
                      QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(
        &event); // Qt offers a wheel to the parents only if the system turned it
    qApp->notify(spot.part, &event);
}

inline void pointAt(PlotView& plot, const QPointF& values, Qt::MouseButtons buttons = Qt::NoButton) {
    const Spot spot = spotOf(plot, values);
    QMouseEvent event(QEvent::MouseMove, QPointF(spot.at), QPointF(spot.part->mapToGlobal(spot.at)),
                      Qt::NoButton, buttons, Qt::NoModifier);
    QApplication::sendEvent(spot.part, &event);
}

/// Drags what is at `from` to where `to` is.
inline void drag(PlotView& plot, const QPointF& from, const QPointF& to) {
    const Spot start = spotOf(plot, from);
    const Spot end = spotOf(plot, to);
    QTest::mousePress(start.part, Qt::LeftButton, {}, start.at);
    pointAt(plot, to, Qt::LeftButton);
    QTest::mouseRelease(start.part, Qt::LeftButton, {}, end.at);
}

inline void doubleClick(PlotView& plot, const QPointF& values) {
    const Spot spot = spotOf(plot, values);
    QTest::mouseDClick(spot.part, Qt::LeftButton, {}, spot.at);
}

inline QImage picture(QWidget& widget) {
    QCoreApplication::processEvents(); // what was changed is drawn
    return widget.grab().toImage();
}

/// How many pixels are of this very colour.
inline int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
    }
    return count;
}

/// For who wants to look at it: build/<preset>/pictures/NAME.png.
inline void save(QWidget& widget, const QString& name) {
    const QString folder = QStringLiteral(VESTIGO_BINARY_DIR "/pictures");
    QDir().mkpath(folder);
    QVERIFY(picture(widget).save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace vestigo::ui_plots
