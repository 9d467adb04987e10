// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtWidgets/QWidget>

#include <vector>

class QCPCurve;
class QCPItemTracer;
class QCPLayoutInset;
class QCustomPlot;
class QLabel;

namespace vestigo::ui_common {
class ElidedLabel;
}

namespace vestigo::ui_plots {

enum class LineHue { Text, Attention, Quiet };
enum class LineDots { None, Last, All };

/// A line of a plot. Points that are not finite are left out.
struct PlotLine {
    QString name; ///< in the legend; empty: not there
    LineHue hue = LineHue::Text;
    LineDots dots = LineDots::None;
    bool dashed = false;
    bool silent = false; ///< the pointer reads nothing of it
    std::vector<QPointF> points;
};

/// What the axes are: whole numbers to the right (passes of a training); both from 0 to 1 and equally long.
enum class PlotAxes { Counts, UnitSquare };

/// Lines over two axes, drawn by QCustomPlot: the wheel and + and - zoom, dragging and the arrows move, a
/// double click and Home go back to the whole, the pointer reads the nearest point.
class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(PlotAxes axes, QWidget* parent = nullptr);
    ~PlotView() override;

    /// The values between the ends of the axes; top() is the least of the upright axis.
    QRectF shown() const;
    bool isWhole() const;
    void showWhole();
    /// Where values lie, in this widget's pixels.
    QPointF placeOf(const QPointF& values) const;
    /// What the pointer reads at a place of this widget; empty where there is no line.
    QString readoutAt(const QPointF& place) const;

protected:
    /// What is said of a point of setLines().
    virtual QString pointText(std::size_t line, std::size_t point) const = 0;

    void setTitles(const QString& title, const QString& across, const QString& up, const QString& empty);
    /// Without a point to draw, the text for the empty plot stands there. What was zoomed to stays, if it
    /// can.
    void setLines(std::vector<PlotLine> lines);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Hit {
        std::size_t line = 0;
        std::size_t point = 0; ///< of the line's own points
        QPointF values;
    };

    void makePlot();
    void draw();
    void dress();
    void arrange();
    void placeLegend();
    void squareAxes();
    void keepWithin();
    void zoom(double factor);
    void move(double right, double up);
    bool find(const QPointF& inCanvas, Hit& hit) const;
    void follow(const QPointF& inCanvas, const QPoint& onScreen);
    void forgetPointer();

    PlotAxes axes_;
    std::vector<PlotLine> lines_;
    QString across_;
    QRectF whole_; ///< as shown(); null: nothing to draw
    bool bounding_ = false;
    ui_common::ElidedLabel* title_;
    ui_common::ElidedLabel* up_;
    QLabel* empty_;
    QCustomPlot* canvas_;
    QCPLayoutInset* legendPlace_ = nullptr;
    QCPItemTracer* pointed_ = nullptr;
    std::vector<QCPCurve*> curves_; ///< of lines_
};

} // namespace vestigo::ui_plots
