// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timeline_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <QtCore/QDir>
#include <QtGui/QWheelEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <memory>

namespace vestigo::ui_timeline {

inline std::unique_ptr<TimelineView> shownView(const analysis::AnalysisPtr& analysis) {
    auto view = std::make_unique<TimelineView>();
    view->resize(1000, 440);
    view->setAnalysis(analysis);
    if (analysis && !analysis->incidents.empty()) {
        view->setIncident(QString::fromStdString(analysis->incidents.front().id));
    }
    view->show();
    return view;
}

inline TimelineCanvas* canvasOf(const TimelineView& view) {
    return view.findChild<TimelineCanvas*>(QStringLiteral("timelineCanvas"));
}

inline const Lane& laneOf(const TimelineCanvas& canvas, LaneKind kind, int index = 0) {
    static const Lane none;
    for (const Lane& lane : canvas.scene().lanes) {
        if (lane.kind == kind && lane.index == index) {
            return lane;
        }
    }
    return none;
}

inline QPoint pointAt(const TimelineCanvas& canvas, const Lane& lane, double t) {
    return QPointF(canvas.scene().axis.x(t), canvas.scene().plotOf(lane).center().y()).toPoint();
}

inline void turnWheel(TimelineCanvas& canvas, const QPoint& at, int notches,
                      Qt::KeyboardModifiers keys = Qt::NoModifier) {
    QWheelEvent event(QPointF(at), QPointF(canvas.viewport()->mapToGlobal(at)), {}, QPoint(0, 120 * notches),
                      Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas.viewport(), &event);
}

inline void save(QWidget& view, const QString& name) {
    const QString folder = QStringLiteral(VESTIGO_BINARY_DIR "/pictures");
    QDir().mkpath(folder);
    QCoreApplication::processEvents();
    QVERIFY(view.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

} // namespace vestigo::ui_timeline
