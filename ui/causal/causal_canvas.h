// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/causal/causal_scene.h"

#include <QtWidgets/QWidget>

namespace vestigo::ui_causal {

/// Paints a causal graph and walks in it by mouse and keys.
class CausalCanvas : public QWidget {
    Q_OBJECT
public:
    explicit CausalCanvas(QWidget* parent = nullptr);

    const CausalScene& scene() const { return scene_; }
    void setScene(CausalScene scene);
    void setTerminal(const QString& terminal);
    /// Room that the scroll area gives; the graph shrinks to it as far as it stays readable.
    void setRoom(const QSize& room);
    /// Pixels that the graph takes at the scale which `room` gives it.
    int heightFor(const QSize& room) const;
    int widthFor(const QSize& room) const;
    /// Centre of an item on this widget, for tests and for scrolling it into sight.
    QPointF centreOf(int item) const;
    int current() const { return current_; }

Q_SIGNALS:
    void activated(int item);
    void currentMoved(const QPointF& centre);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    QString copiedOf(int item) const;
    double scaleFor(const QSize& room) const;
    QPointF toScene(const QPointF& point) const;
    bool moveCurrent(int direction);
    void setCurrent(int item);
    void paintEdge(QPainter& painter, const CausalLine& edge, bool current) const;
    void paintEdgeLabel(QPainter& painter, const CausalLine& edge) const;
    void paintNode(QPainter& painter, const CausalNode& node, bool current) const;

    CausalScene scene_;
    QString terminal_;
    double scale_ = 1.0;
    QPointF offset_;
    int current_ = -1;
};

} // namespace vestigo::ui_causal
