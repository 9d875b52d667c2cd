<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>ActiveFilters</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n producto</numerusform>
            <numerusform>%n productos</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters that are on</source>
        <translation>Filtros activos</translation>
    </message>
</context>
<context>
    <name>AgeGatePage</name>
    <message>
        <source>Are you %1 or older?</source>
        <translation>¿Tiene %1 años o más?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Yes, I am %1 or older</source>
        <translation>Sí, tengo %1 años o más</translation>
    </message>
    <message>
        <source>We may only show our menu to adults. At the counter we will ask for your ID.</source>
        <translation>Solo podemos mostrar nuestro menú a adultos. En el mostrador le pediremos su identificación.</translation>
    </message>
</context>
<context>
    <name>AskStaffPage</name>
    <message>
        <source>Please ask our staff for help</source>
        <translation>Pida ayuda a nuestro personal</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
</context>
<context>
    <name>BirthdayPage</name>
    <message>
        <source>When were you born?</source>
        <translation>¿Cuándo nació?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Month, day, year — for example 03/09/1990.</source>
        <translation>Mes, día, año: por ejemplo 03/09/1990.</translation>
    </message>
</context>
<context>
    <name>BrandRow</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n producto</numerusform>
            <numerusform>%1, %n productos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrandSheet</name>
    <message>
        <source>Brands</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Brands with %1</source>
        <translation>Marcas con %1</translation>
    </message>
</context>
<context>
    <name>CancelOrderDialog</name>
    <message>
        <source>Cancel order %1?</source>
        <translation>¿Cancelar el pedido %1?</translation>
    </message>
    <message>
        <source>No, keep my order</source>
        <translation>No, conservar mi pedido</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>Sí, cancelarlo</translation>
    </message>
</context>
<context>
    <name>CartLine</name>
    <message>
        <source>%1 each</source>
        <translation>%1 cada uno</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>The price changed: it was %1</source>
        <translation>El precio cambió: era %1</translation>
    </message>
    <message>
        <source>%1 — change</source>
        <translation>%1: cambiar</translation>
    </message>
    <message>
        <source>Change the size of %1, now %2</source>
        <translation>Cambiar el tamaño de %1, ahora %2</translation>
    </message>
</context>
<context>
    <name>CartPage</name>
    <message>
        <source>Your cart</source>
        <translation>Su carrito</translation>
    </message>
    <message>
        <source>Keep shopping</source>
        <translation>Seguir comprando</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Pedir</translation>
    </message>
    <message>
        <source>Your cart is empty.</source>
        <translation>Su carrito está vacío.</translation>
    </message>
</context>
<context>
    <name>CartSummary</name>
    <message>
        <source>Change code</source>
        <translation>Cambiar el código</translation>
    </message>
    <message>
        <source>Discount code</source>
        <translation>Código de descuento</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Cambiar la nota</translation>
    </message>
    <message>
        <source>Empty cart</source>
        <translation>Vaciar el carrito</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Products</source>
        <translation>Productos</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Cart (%1)</source>
        <translation>Carrito (%1)</translation>
    </message>
    <message>
        <source>Cart is empty</source>
        <translation>Carrito vacío</translation>
    </message>
</context>
<context>
    <name>ChoiceChip</name>
    <message>
        <source>Remove the filter %1</source>
        <translation>Quitar el filtro %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n producto</numerusform>
            <numerusform>%1, %n productos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComfortButton</name>
    <message>
        <source>Accessible mode: volume and end</source>
        <translation>Modo accesible: volumen y salida</translation>
    </message>
    <message>
        <source>Accessible mode: large letters and spoken texts</source>
        <translation>Modo accesible: letras grandes y textos hablados</translation>
    </message>
</context>
<context>
    <name>ComfortDialog</name>
    <message>
        <source>Accessible mode</source>
        <translation>Modo accesible</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volumen %1 de %2</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Más bajo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Más alto</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>End accessible mode</source>
        <translation>Salir del modo accesible</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Please order at the counter</source>
        <translation>Por favor, pida en el mostrador</translation>
    </message>
    <message>
        <source>This kiosk is taking a short break. Our staff is happy to help you.</source>
        <translation>Este quiosco está en una breve pausa. Nuestro personal le atenderá con gusto.</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Your discount code</source>
        <translation>Su código de descuento</translation>
    </message>
    <message>
        <source>Without a code</source>
        <translation>Sin código</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Use this code</source>
        <translation>Usar este código</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
</context>
<context>
    <name>EmptyCartDialog</name>
    <message>
        <source>Empty your cart?</source>
        <translation>¿Vaciar su carrito?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>No, conservarlo</translation>
    </message>
    <message>
        <source>Yes, take everything out</source>
        <translation>Sí, quitar todo</translation>
    </message>
</context>
<context>
    <name>EmptyHelp</name>
    <message>
        <source>Our menu is being loaded. Please come back in a moment, or order at the counter.</source>
        <translation>Estamos cargando nuestro menú. Vuelva en un momento o pida en el mostrador.</translation>
    </message>
    <message>
        <source>Nothing here matches all of your filters.</source>
        <translation>Nada coincide con todos sus filtros.</translation>
    </message>
    <message>
        <source>Nothing like “%1” with these filters.</source>
        <translation>No hay nada como «%1» con estos filtros.</translation>
    </message>
    <message>
        <source>Nothing like “%1” in this category.</source>
        <translation>No hay nada como «%1» en esta categoría.</translation>
    </message>
    <message>
        <source>Nothing like “%1” on our menu.</source>
        <translation>No hay nada como «%1» en nuestro menú.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>¿Quiso decir «%1»?</translation>
    </message>
    <message numerus="yes">
        <source>Without “%1”: %n product(s)</source>
        <translation>
            <numerusform>Sin «%1»: %n producto</numerusform>
            <numerusform>Sin «%1»: %n productos</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Quitar todos los filtros</translation>
    </message>
    <message>
        <source>Look in all categories</source>
        <translation>Buscar en todas las categorías</translation>
    </message>
    <message>
        <source>Fewer letters may help, or ask at the counter.</source>
        <translation>Pruebe con menos letras o pregunte en el mostrador.</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>Offers</source>
        <translation>Ofertas</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Strain</source>
        <translation>Variedad</translation>
    </message>
    <message>
        <source>THC</source>
        <translation>THC</translation>
    </message>
    <message>
        <source>CBD</source>
        <translation>CBD</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Effects and uses</source>
        <translation>Efectos y usos</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtrar y ordenar</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Quitar todo</translation>
    </message>
    <message numerus="yes">
        <source>Show %n product(s)</source>
        <translation>
            <numerusform>Ver %n producto</numerusform>
            <numerusform>Ver %n productos</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nada coincide</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordenar por</translation>
    </message>
</context>
<context>
    <name>FinderBar</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtrar y ordenar</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>Marcas</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
</context>
<context>
    <name>IdentifyPage</name>
    <message>
        <source>What is your phone number?</source>
        <translation>¿Cuál es su número de teléfono?</translation>
    </message>
    <message>
        <source>Looking you up…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>The counter finds your order by it.</source>
        <translation>Con él encontramos su pedido en el mostrador.</translation>
    </message>
    <message>
        <source>(___) ___-____</source>
        <translation>(___) ___-____</translation>
    </message>
    <message>
        <source>What is your e-mail address?</source>
        <translation>¿Cuál es su correo electrónico?</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>What is your member number?</source>
        <translation>¿Cuál es su número de miembro?</translation>
    </message>
    <message>
        <source>Use my e-mail</source>
        <translation>Usar mi correo</translation>
    </message>
    <message>
        <source>Use my name</source>
        <translation>Usar mi nombre</translation>
    </message>
    <message>
        <source>Use my member number</source>
        <translation>Usar mi número de miembro</translation>
    </message>
    <message>
        <source>Use my phone number</source>
        <translation>Usar mi teléfono</translation>
    </message>
    <message>
        <source>Order as a guest</source>
        <translation>Pedir como invitado</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>De otra manera</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message numerus="yes">
        <source>We will clear your cart and your details in %n second(s).</source>
        <translation>
            <numerusform>Borraremos su carrito y sus datos en %n segundo.</numerusform>
            <numerusform>Borraremos su carrito y sus datos en %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>Necesito más tiempo</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
</context>
<context>
    <name>KeypadKey</name>
    <message>
        <source>Erase the last digit</source>
        <translation>Borrar la última cifra</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>LimitBar</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>What may we call you?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>We have not met before: %1. Your name goes on the order.</source>
        <translation>Aún no nos conocemos: %1. Pondremos su nombre en el pedido.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
    <message>
        <source>The counter calls you by this name.</source>
        <translation>En el mostrador lo llamarán por este nombre.</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>A note for the counter</source>
        <translation>Una nota para el mostrador</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Guardar la nota</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 de %2 caracteres</translation>
    </message>
</context>
<context>
    <name>OptionDialog</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo así</translation>
    </message>
</context>
<context>
    <name>OrderStatusPage</name>
    <message>
        <source>Order %1</source>
        <translation>Pedido %1</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>¿Dónde está mi pedido?</translation>
    </message>
    <message>
        <source>Show my order</source>
        <translation>Ver mi pedido</translation>
    </message>
    <message>
        <source>Type the number of your ticket, or hold its code under the scanner.</source>
        <translation>Escriba el número de su ticket o ponga su código bajo el escáner.</translation>
    </message>
    <message>
        <source>Forgot something? Order again with the same name or number: it joins this order.</source>
        <translation>¿Olvidó algo? Pida otra vez con el mismo nombre o número: se suma a este pedido.</translation>
    </message>
    <message>
        <source>Cancel this order</source>
        <translation>Cancelar este pedido</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>Peak::CartModel</name>
    <message>
        <source>We could not add this. Please try again.</source>
        <translation>No pudimos añadirlo. Inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>This has just sold out.</source>
        <translation>Se acaba de agotar.</translation>
    </message>
    <message>
        <source>Only %1 left — we set it to %1.</source>
        <translation>Solo quedan %1: lo cambiamos a %1.</translation>
    </message>
    <message>
        <source>Counts towards the limit “%1”.</source>
        <translation>Cuenta para el límite «%1».</translation>
    </message>
    <message>
        <source>Take out what is not available (%1)</source>
        <translation>Quitar lo no disponible (%1)</translation>
    </message>
    <message>
        <source>Take what is left</source>
        <translation>Tomar lo que queda</translation>
    </message>
    <message numerus="yes">
        <source>%n more available</source>
        <translation>
            <numerusform>%n más disponible</numerusform>
            <numerusform>%n más disponibles</numerusform>
        </translation>
    </message>
    <message>
        <source>The most for one order</source>
        <translation>El máximo por pedido</translation>
    </message>
    <message>
        <source>These are the last ones</source>
        <translation>Son los últimos</translation>
    </message>
</context>
<context>
    <name>Peak::CategoryModel</name>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>Peak::CheckoutController</name>
    <message>
        <source>This does not look like a phone number. Please check the area code.</source>
        <translation>Esto no parece un número de teléfono. Revise el código de área.</translation>
    </message>
    <message>
        <source>Please tell us your first and last name.</source>
        <translation>Díganos su nombre y su apellido.</translation>
    </message>
    <message>
        <source>A price has changed. Please look at the new total, then order.</source>
        <translation>Un precio ha cambiado. Revise el nuevo total y después haga su pedido.</translation>
    </message>
    <message>
        <source>Something in your cart is not available any more. Your cart is safe: please change the marked item.</source>
        <translation>Algo de su carrito ya no está disponible. Su carrito está a salvo: cambie el artículo marcado.</translation>
    </message>
    <message>
        <source>We could not take your order — it has NOT been placed. Your cart is safe. Please try again, or order at the counter.</source>
        <translation>No pudimos tomar su pedido: NO se ha realizado. Su carrito está a salvo. Inténtelo de nuevo o pida en el mostrador.</translation>
    </message>
    <message>
        <source>We could not make sure that your order is saved. Please try again, or ask at the counter.</source>
        <translation>No pudimos comprobar que su pedido se guardó. Inténtelo de nuevo o pregunte en el mostrador.</translation>
    </message>
    <message>
        <source>A price has changed. Please look at the marked item, then check out.</source>
        <translation>Un precio ha cambiado. Revise el artículo marcado y después haga su pedido.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address. It needs an @ and an ending such as .com.</source>
        <translation>Esto no parece un correo electrónico. Necesita una @ y un final como .com.</translation>
    </message>
    <message>
        <source>There is no such day. First the month, then the day, then the year.</source>
        <translation>Ese día no existe. Primero el mes, luego el día y después el año.</translation>
    </message>
    <message>
        <source>We could not find you. Your cart is safe: a member of staff can sign you up and finish this with you.</source>
        <translation>No lo encontramos. Su carrito está a salvo: un empleado puede registrarlo y terminar el pedido con usted.</translation>
    </message>
    <message>
        <source>We cannot finish this order here. Your cart is safe: a member of staff will help you.</source>
        <translation>No podemos terminar este pedido aquí. Su carrito está a salvo: un empleado le ayudará.</translation>
    </message>
    <message>
        <source>We could not tell which customer you are. Your cart is safe: a member of staff can finish this with you.</source>
        <translation>No supimos qué cliente es usted. Su carrito está a salvo: un empleado puede terminar el pedido con usted.</translation>
    </message>
</context>
<context>
    <name>Peak::DiscountCode</name>
    <message>
        <source>Checking your code…</source>
        <translation>Comprobando su código…</translation>
    </message>
    <message>
        <source>Your code counts.</source>
        <translation>Su código vale.</translation>
    </message>
    <message>
        <source>This code does not work here. Please check how it is written.</source>
        <translation>Este código no funciona aquí. Revise cómo está escrito.</translation>
    </message>
    <message>
        <source>We cannot check codes right now. Please show it at the counter.</source>
        <translation>Ahora no podemos comprobar códigos. Muéstrelo en el mostrador.</translation>
    </message>
</context>
<context>
    <name>Peak::FilterModel</name>
    <message>
        <source>A–Z</source>
        <translation>A–Z</translation>
    </message>
    <message>
        <source>Price: lowest first</source>
        <translation>Precio: menor primero</translation>
    </message>
    <message>
        <source>Price: highest first</source>
        <translation>Precio: mayor primero</translation>
    </message>
    <message>
        <source>THC %: highest first</source>
        <translation>THC %: mayor primero</translation>
    </message>
    <message>
        <source>THC %: lowest first</source>
        <translation>THC %: menor primero</translation>
    </message>
    <message>
        <source>THC mg: highest first</source>
        <translation>THC mg: mayor primero</translation>
    </message>
    <message>
        <source>THC mg: lowest first</source>
        <translation>THC mg: menor primero</translation>
    </message>
    <message>
        <source>CBD %: highest first</source>
        <translation>CBD %: mayor primero</translation>
    </message>
    <message>
        <source>CBD %: lowest first</source>
        <translation>CBD %: menor primero</translation>
    </message>
    <message>
        <source>CBD mg: highest first</source>
        <translation>CBD mg: mayor primero</translation>
    </message>
    <message>
        <source>CBD mg: lowest first</source>
        <translation>CBD mg: menor primero</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>Under %1</source>
        <translation>Menos de %1</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 o más</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>Destacados</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En oferta</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En existencia</translation>
    </message>
    <message>
        <source>THC: %1</source>
        <translation>THC: %1</translation>
    </message>
    <message>
        <source>CBD: %1</source>
        <translation>CBD: %1</translation>
    </message>
</context>
<context>
    <name>Peak::Formatting</name>
    <message>
        <source>Flower</source>
        <translation>Flor</translation>
    </message>
    <message>
        <source>Pre-rolls</source>
        <translation>Preliados</translation>
    </message>
    <message>
        <source>Vapes</source>
        <translation>Vaporizadores</translation>
    </message>
    <message>
        <source>Concentrates</source>
        <translation>Concentrados</translation>
    </message>
    <message>
        <source>Edibles</source>
        <translation>Comestibles</translation>
    </message>
    <message>
        <source>Drinks</source>
        <translation>Bebidas</translation>
    </message>
    <message>
        <source>Tinctures</source>
        <translation>Tinturas</translation>
    </message>
    <message>
        <source>Capsules</source>
        <translation>Cápsulas</translation>
    </message>
    <message>
        <source>Topicals</source>
        <translation>Tópicos</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Plantas</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation>Artículos</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>%1 mg</source>
        <translation>%1 mg</translation>
    </message>
    <message>
        <source>%1 g</source>
        <translation>%1 g</translation>
    </message>
    <message>
        <source>THC %1</source>
        <translation>THC %1</translation>
    </message>
    <message>
        <source>CBD %1</source>
        <translation>CBD %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Peak::LimitModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2 — nearly the most for one purchase</source>
        <translation>%1 de %2: casi el máximo por compra</translation>
    </message>
    <message>
        <source>%1 — more than %2 is for medical patients only</source>
        <translation>%1: más de %2 es solo para pacientes médicos</translation>
    </message>
    <message>
        <source>%1 of %2 — the most for one purchase</source>
        <translation>%1 de %2: el máximo por compra</translation>
    </message>
    <message>
        <source>%1 — only %2 allowed in one purchase. Please take something out.</source>
        <translation>%1: solo se permiten %2 por compra. Quite algo, por favor.</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Cuentan: %1</translation>
    </message>
</context>
<context>
    <name>Peak::Narrator</name>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volumen %1 de %2</translation>
    </message>
    <message>
        <source>button</source>
        <translation>botón</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>opción</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activado</translation>
    </message>
    <message>
        <source>off</source>
        <translation>desactivado</translation>
    </message>
    <message>
        <source>text field</source>
        <translation>campo de texto</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>no disponible</translation>
    </message>
    <message>
        <source>Accessible mode. Move with the arrow keys, choose with Enter, go back with Escape.</source>
        <translation>Modo accesible. Muévase con las flechas, elija con Intro, vuelva con Escape.</translation>
    </message>
</context>
<context>
    <name>Peak::OrderText</name>
    <message>
        <source>Please see the counter with this number.</source>
        <translation>Pase por el mostrador con este número.</translation>
    </message>
    <message>
        <source>The counter has your order.</source>
        <translation>El mostrador ya tiene su pedido.</translation>
    </message>
    <message>
        <source>We have your order. The counter gets it in a moment.</source>
        <translation>Tenemos su pedido. El mostrador lo recibirá en un momento.</translation>
    </message>
    <message>
        <source>Your order is being prepared.</source>
        <translation>Estamos preparando su pedido.</translation>
    </message>
    <message>
        <source>Your order is ready at the counter.</source>
        <translation>Su pedido está listo en el mostrador.</translation>
    </message>
    <message>
        <source>Your order is on its way.</source>
        <translation>Su pedido está en camino.</translation>
    </message>
    <message>
        <source>Your order is complete.</source>
        <translation>Su pedido está completo.</translation>
    </message>
    <message>
        <source>This order was canceled. Please see the counter.</source>
        <translation>Este pedido fue cancelado. Pase por el mostrador.</translation>
    </message>
</context>
<context>
    <name>Peak::ProblemText</name>
    <message>
        <source>Your cart is empty.</source>
        <translation>Su carrito está vacío.</translation>
    </message>
    <message>
        <source>One order holds up to %1 different items. Please order the rest separately.</source>
        <translation>Un pedido admite hasta %1 artículos distintos. Pida el resto por separado.</translation>
    </message>
    <message>
        <source>This is no longer on our menu. Please remove it.</source>
        <translation>Ya no está en nuestro menú. Quítelo, por favor.</translation>
    </message>
    <message>
        <source>This size is no longer on our menu. Please remove it.</source>
        <translation>Este tamaño ya no está en nuestro menú. Quítelo, por favor.</translation>
    </message>
    <message>
        <source>Please choose at least one.</source>
        <translation>Elija al menos uno.</translation>
    </message>
    <message>
        <source>One order holds up to %1 of these.</source>
        <translation>Un pedido admite hasta %1 de estos.</translation>
    </message>
    <message>
        <source>Just sold out. Please remove it.</source>
        <translation>Se acaba de agotar. Quítelo, por favor.</translation>
    </message>
    <message>
        <source>Only %1 left.</source>
        <translation>Solo quedan %1.</translation>
    </message>
    <message>
        <source>For medical patients only. Please remove it, or ask at the counter.</source>
        <translation>Solo para pacientes médicos. Quítelo o pregunte en el mostrador.</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>La nota es demasiado larga.</translation>
    </message>
    <message>
        <source>We need your phone number for this order.</source>
        <translation>Necesitamos su número de teléfono para este pedido.</translation>
    </message>
    <message>
        <source>Please check the phone number: it has ten digits.</source>
        <translation>Revise el número de teléfono: tiene diez cifras.</translation>
    </message>
    <message>
        <source>Please check the e-mail address.</source>
        <translation>Revise la dirección de correo electrónico.</translation>
    </message>
    <message>
        <source>We may only sell to customers of %1 years and older.</source>
        <translation>Solo podemos vender a clientes de %1 años o más.</translation>
    </message>
    <message>
        <source>%1: %2 in your cart, %3 allowed in one purchase.</source>
        <translation>%1: %2 en su carrito, %3 permitidos por compra.</translation>
    </message>
</context>
<context>
    <name>Peak::ProductListModel</name>
    <message>
        <source>from %1</source>
        <translation>desde %1</translation>
    </message>
</context>
<context>
    <name>Peak::ProductModel</name>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Only %1 left</source>
        <translation>Solo quedan %1</translation>
    </message>
    <message>
        <source>One size</source>
        <translation>Tamaño único</translation>
    </message>
</context>
<context>
    <name>Peak::TicketStatus</name>
    <message>
        <source>Too many tries. Please ask at the counter.</source>
        <translation>Demasiados intentos. Pregunte en el mostrador.</translation>
    </message>
    <message>
        <source>We cannot look right now. Please ask at the counter.</source>
        <translation>Ahora no podemos buscarlo. Pregunte en el mostrador.</translation>
    </message>
    <message>
        <source>We found no order of today with this number. Please check your ticket.</source>
        <translation>No encontramos ningún pedido de hoy con este número. Revise su ticket.</translation>
    </message>
    <message>
        <source>Items: %1</source>
        <translation>Artículos: %1</translation>
    </message>
    <message>
        <source>The counter has just changed this order. Please ask there.</source>
        <translation>El mostrador acaba de cambiar este pedido. Pregunte allí.</translation>
    </message>
    <message>
        <source>We could not cancel it. Please ask at the counter.</source>
        <translation>No pudimos cancelarlo. Pregunte en el mostrador.</translation>
    </message>
</context>
<context>
    <name>PictureGallery</name>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Imagen %1 de %2</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Imagen anterior</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Imagen siguiente</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Medical only</source>
        <translation>Solo médico</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Add to cart</source>
        <translation>Añadir al carrito</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>This is no longer on our menu.</source>
        <translation>Ya no está en nuestro menú.</translation>
    </message>
    <message>
        <source>For medical patients only.</source>
        <translation>Solo para pacientes médicos.</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>¿Cuántos?</translation>
    </message>
    <message>
        <source>Questions about this product? Ask your budtender.</source>
        <translation>¿Preguntas sobre este producto? Consulte a su asesor.</translation>
    </message>
    <message>
        <source>Effects and uses: %1</source>
        <translation>Efectos y usos: %1</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>Productos similares</translation>
    </message>
</context>
<context>
    <name>ProductShelf</name>
    <message>
        <source>See all</source>
        <translation>Ver todo</translation>
    </message>
    <message>
        <source>See all: %1</source>
        <translation>Ver todo: %1</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Ready to order, %1?</source>
        <translation>¿Hacemos el pedido, %1?</translation>
    </message>
    <message>
        <source>Ready to order?</source>
        <translation>¿Hacemos el pedido?</translation>
    </message>
    <message>
        <source>Place order</source>
        <translation>Hacer el pedido</translation>
    </message>
    <message>
        <source>Change my cart</source>
        <translation>Cambiar mi carrito</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Para %1</translation>
    </message>
</context>
<context>
    <name>ServiceButtons</name>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>Shelves</name>
    <message>
        <source>Featured</source>
        <translation>Destacados</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En oferta</translation>
    </message>
    <message>
        <source>The whole menu</source>
        <translation>Todo el menú</translation>
    </message>
</context>
<context>
    <name>Showcase</name>
    <message>
        <source>On sale</source>
        <translation>En oferta</translation>
    </message>
</context>
<context>
    <name>StartFoot</name>
    <message>
        <source>Touch to start</source>
        <translation>Toque para empezar</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>¿Dónde está mi pedido?</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Welcome to</source>
        <translation>Bienvenidos a</translation>
    </message>
    <message>
        <source>Choose here, pay at the counter.</source>
        <translation>Elija aquí, pague en el mostrador.</translation>
    </message>
    <message>
        <source>We are closed. We open again on %1.</source>
        <translation>Estamos cerrados. Volvemos a abrir el %1.</translation>
    </message>
    <message>
        <source>We are closed.</source>
        <translation>Estamos cerrados.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Toque para empezar</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less %1</source>
        <translation>Uno menos de %1</translation>
    </message>
    <message>
        <source>One more %1</source>
        <translation>Uno más de %1</translation>
    </message>
</context>
<context>
    <name>TextIdentity</name>
    <message>
        <source>E-mail address</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>Número de miembro</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellido</translation>
    </message>
</context>
<context>
    <name>ThankYouPage</name>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Thank you, %1. Your number is</source>
        <translation>Gracias, %1. Su número es</translation>
    </message>
    <message>
        <source>Thank you. Your number is</source>
        <translation>Gracias. Su número es</translation>
    </message>
    <message>
        <source>Your number is %1</source>
        <translation>Su número es %1</translation>
    </message>
    <message>
        <source>Please go to the counter and tell them this number.</source>
        <translation>Vaya al mostrador y diga este número.</translation>
    </message>
    <message>
        <source>The code of your order, for the counter&apos;s scanner</source>
        <translation>El código de su pedido, para el escáner del mostrador</translation>
    </message>
    <message>
        <source>Take a photo: this code shows where your order is.</source>
        <translation>Hágale una foto: este código muestra dónde está su pedido.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>License %1</source>
        <translation>Licencia %1</translation>
    </message>
    <message>
        <source>Offline — you can order as usual</source>
        <translation>Sin conexión: puede pedir como siempre</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Subtotal</source>
        <translation>Subtotal</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Descuento</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Impuestos</translation>
    </message>
    <message>
        <source>Estimated total</source>
        <translation>Total estimado</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Asking the store for the exact total…</source>
        <translation>Consultando el total exacto…</translation>
    </message>
    <message>
        <source>The counter tells you the exact total.</source>
        <translation>En el mostrador le dirán el total exacto.</translation>
    </message>
    <message>
        <source>Pay at the counter.</source>
        <translation>Pague en el mostrador.</translation>
    </message>
    <message>
        <source>Before taxes</source>
        <translation>Antes de impuestos</translation>
    </message>
    <message>
        <source>Taxes and discounts are added at the counter.</source>
        <translation>Los impuestos y descuentos se añaden en el mostrador.</translation>
    </message>
</context>
<context>
    <name>TwinDialog</name>
    <message>
        <source>You already ordered this</source>
        <translation>Ya pidió esto</translation>
    </message>
    <message>
        <source>We took the same order from you a few minutes ago. Do you want to order it a second time?</source>
        <translation>Tomamos el mismo pedido suyo hace unos minutos. ¿Quiere pedirlo otra vez?</translation>
    </message>
    <message>
        <source>No, keep my first order</source>
        <translation>No, dejar mi primer pedido</translation>
    </message>
    <message>
        <source>Yes, order it again</source>
        <translation>Sí, pedirlo otra vez</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>%1 is out.</source>
        <translation>%1: quitado.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Devolverlo</translation>
    </message>
    <message>
        <source>Put %1 back</source>
        <translation>Devolver %1</translation>
    </message>
</context>
</TS>
