<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ActiveFilters</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrandRow</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n product</numerusform>
            <numerusform>%1, %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceChip</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n product</numerusform>
            <numerusform>%1, %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyHelp</name>
    <message numerus="yes">
        <source>Without “%1”: %n product(s)</source>
        <translation>
            <numerusform>Without “%1”: %n product</numerusform>
            <numerusform>Without “%1”: %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message numerus="yes">
        <source>Show %n product(s)</source>
        <translation>
            <numerusform>Show %n product</numerusform>
            <numerusform>Show %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message numerus="yes">
        <source>We will clear your cart and your details in %n second(s).</source>
        <translation>
            <numerusform>We will clear your cart and your details in %n second.</numerusform>
            <numerusform>We will clear your cart and your details in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Peak::CartModel</name>
    <message numerus="yes">
        <source>%n more available</source>
        <translation>
            <numerusform>%n more available</numerusform>
            <numerusform>%n more available</numerusform>
        </translation>
    </message>
</context>
</TS>
