// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/render/pdf_outline.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <optional>

namespace vestigo::report_render {

namespace {

/// What an update must know of the file that it goes on from (ISO 32000-1, 7.5).
struct File {
    int objects = 0; ///< /Size: the number of the next object
    int info = 0;
    int root = 0;
    int pagesObject = 0;
    qint64 crossReference = 0;
    QList<int> pages; ///< objects
};

int numberAfter(const QByteArray& text, const char* key) {
    const QRegularExpression pattern(QRegularExpression::escape(QString::fromLatin1(key)) +
                                     QStringLiteral("\\s+(\\d+)"));
    const auto match = pattern.match(QString::fromLatin1(text));
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

std::optional<File> readFile(const QByteArray& pdf) {
    const qsizetype trailer = pdf.lastIndexOf("trailer");
    const qsizetype tree = pdf.lastIndexOf("/Type /Pages");
    const qsizetype kids = tree < 0 ? -1 : pdf.indexOf('[', tree);
    const qsizetype end = kids < 0 ? -1 : pdf.indexOf(']', kids);
    const qsizetype header = tree < 0 ? -1 : pdf.lastIndexOf(" 0 obj", tree);
    if (trailer < 0 || end < 0 || header < 0) {
        return std::nullopt;
    }
    File file;
    const QByteArray tail = pdf.mid(trailer);
    file.objects = numberAfter(tail, "/Size");
    file.info = numberAfter(tail, "/Info");
    file.root = numberAfter(tail, "/Root");
    file.crossReference = numberAfter(tail, "startxref");
    const qsizetype line = pdf.lastIndexOf('\n', header) + 1;
    file.pagesObject = pdf.mid(line, header - line).toInt();
    const QList<QByteArray> words = pdf.mid(kids + 1, end - kids - 1).simplified().split(' ');
    for (qsizetype i = 0; i + 2 < words.size(); i += 3) {
        file.pages.append(words[i].toInt());
    }
    const bool whole = file.objects > 0 && file.info > 0 && file.root > 0 && file.pagesObject > 0 &&
                       file.crossReference > 0 && !file.pages.isEmpty() &&
                       std::all_of(file.pages.begin(), file.pages.end(), [](int page) { return page > 0; });
    return whole ? std::optional<File>(file) : std::nullopt;
}

/// UTF-16 in hexadecimal digits: nothing to escape.
QByteArray textString(const QString& text) {
    QByteArray out("<FEFF");
    for (const QChar c : text) {
        out += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    }
    return out + ">";
}

/// Objects that are written behind the file, with their places.
class Update {
public:
    explicit Update(QByteArray& pdf)
        : pdf_(pdf) {}

    void write(int number, const QByteArray& content) {
        places_.append({number, pdf_.size()});
        pdf_ += QByteArray::number(number) + " 0 obj\n<<\n" + content + ">>\nendobj\n";
    }

    void finish(const File& file, int objects) {
        const qsizetype begin = pdf_.size();
        pdf_ += "xref\n";
        std::sort(places_.begin(), places_.end());
        for (const auto& [number, place] : std::as_const(places_)) {
            pdf_ += QByteArray::number(number) + " 1\n" + QByteArray::number(place).rightJustified(10, '0') +
                    " 00000 n \n";
        }
        pdf_ += "trailer\n<<\n/Size " + QByteArray::number(objects) + "\n/Info " +
                QByteArray::number(file.info) + " 0 R\n/Root " + QByteArray::number(file.root) +
                " 0 R\n/Prev " + QByteArray::number(file.crossReference) + "\n>>\nstartxref\n" +
                QByteArray::number(begin) + "\n%%EOF\n";
    }

private:
    QByteArray& pdf_;
    QList<std::pair<int, qsizetype>> places_;
};

struct Node {
    OutlineEntry entry;
    int parent = -1; ///< index; -1: the outline itself
    int previous = -1;
    int next = -1;
    int first = -1;
    int last = -1;
    int children = 0;
};

/// Entries of level 2 hang below the last of level 1.
std::vector<Node> treeOf(const std::vector<OutlineEntry>& entries, Node& top) {
    std::vector<Node> nodes;
    int chapter = -1;
    for (const OutlineEntry& entry : entries) {
        const int index = static_cast<int>(nodes.size());
        Node node{entry};
        node.parent = entry.level > 1 ? chapter : -1;
        nodes.push_back(node);
        Node& parent = node.parent < 0 ? top : nodes[static_cast<std::size_t>(node.parent)];
        nodes.back().previous = parent.last;
        if (parent.last >= 0) {
            nodes[static_cast<std::size_t>(parent.last)].next = index;
        }
        parent.first = parent.first < 0 ? index : parent.first;
        parent.last = index;
        ++parent.children;
        chapter = node.parent < 0 ? index : chapter;
    }
    return nodes;
}

} // namespace

void addOutline(QByteArray& pdf, const std::vector<OutlineEntry>& entries, double pageHeight,
                const QByteArray& language) {
    const std::optional<File> file = readFile(pdf);
    if (!file || entries.empty()) {
        return;
    }
    Node top;
    const std::vector<Node> nodes = treeOf(entries, top);
    const int outline = file->objects;
    const auto reference = [&](int index) {
        return QByteArray::number(index < 0 ? outline : outline + 1 + index) + " 0 R\n";
    };
    Update update(pdf);
    update.write(file->root, "/Type /Catalog\n/Pages " + QByteArray::number(file->pagesObject) +
                                 " 0 R\n/Outlines " + reference(-1) + "/PageMode /UseOutlines\n/Lang (" +
                                 language + ")\n/ViewerPreferences << /DisplayDocTitle true >>\n");
    update.write(outline, "/Type /Outlines\n/First " + reference(top.first) + "/Last " + reference(top.last) +
                              "/Count " + QByteArray::number(top.children) + "\n");
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        const int page = file->pages[std::clamp<qsizetype>(node.entry.page, 0, file->pages.size() - 1)];
        QByteArray content = "/Title " + textString(node.entry.text) + "\n/Parent " + reference(node.parent);
        content += node.previous >= 0 ? "/Prev " + reference(node.previous) : QByteArray();
        content += node.next >= 0 ? "/Next " + reference(node.next) : QByteArray();
        if (node.children > 0) { // closed until it is opened
            content += "/First " + reference(node.first) + "/Last " + reference(node.last) + "/Count -" +
                       QByteArray::number(node.children) + "\n";
        }
        content += "/Dest [" + QByteArray::number(page) + " 0 R /XYZ null " +
                   QByteArray::number(pageHeight - node.entry.top, 'f', 1) + " null]\n";
        update.write(outline + 1 + static_cast<int>(i), content);
    }
    update.finish(*file, outline + 1 + static_cast<int>(nodes.size()));
}

} // namespace vestigo::report_render
