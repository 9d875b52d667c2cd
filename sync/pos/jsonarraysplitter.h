#pragma once

#include "core/result.h"

#include <QByteArray>

#include <functional>

namespace Peak {

/**
 * Takes a JSON list of many megabytes apart without holding it whole: it comes in pieces, and each element is handed on
 * as its own bytes as soon as it is complete. Only the list is checked; the elements are not looked into.
 */
class JsonArraySplitter {
public:
    using Element = std::function<Result<Ok>(const QByteArray &)>;

    explicit JsonArraySplitter(Element element);

    /** Malformed for anything that is no list, or what `element` answered; nothing is handed on after an error. */
    Result<Ok> feed(QByteArrayView piece);
    /** Malformed when the list has not come to its end. */
    Result<Ok> finish();
    /** Whether its end has come. */
    [[nodiscard]] bool isComplete() const { return m_place == Place::After; }

private:
    enum class Place { Before, First, Element, Text, Escape, Between, After, Failed };

    Result<Ok> take(char c);
    Result<Ok> begin(char c);
    Result<Ok> inElement(char c);
    Result<Ok> handOn(char end);
    Result<Ok> fail();

    Element m_element;
    Place m_place = Place::Before;
    int m_depth = 0; ///< Brackets that are open inside the element.
    QByteArray m_text; ///< Of the element so far.
};

/** A whole list at once. */
Result<Ok> splitJsonArray(QByteArrayView text, const JsonArraySplitter::Element &element);

} // namespace Peak
