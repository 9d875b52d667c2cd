<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en_US">
<context>
    <name>ActiveFilters</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n produit</numerusform>
            <numerusform>%n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters that are on</source>
        <translation>Filtres actifs</translation>
    </message>
</context>
<context>
    <name>AgeGatePage</name>
    <message>
        <source>Are you %1 or older?</source>
        <translation>Avez-vous %1 ans ou plus&#xa0;?</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Yes, I am %1 or older</source>
        <translation>Oui, j’ai %1 ans ou plus</translation>
    </message>
    <message>
        <source>We may only show our menu to adults. At the counter we will ask for your ID.</source>
        <translation>Nous ne pouvons montrer notre menu qu’aux adultes. Au comptoir, nous vous demanderons une pièce d’identité.</translation>
    </message>
</context>
<context>
    <name>AskStaffPage</name>
    <message>
        <source>Please ask our staff for help</source>
        <translation>Demandez de l’aide à notre personnel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>BirthdayPage</name>
    <message>
        <source>When were you born?</source>
        <translation>Quelle est votre date de naissance ?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Month, day, year — for example 03/09/1990.</source>
        <translation>Mois, jour, année, par exemple 03/09/1990.</translation>
    </message>
</context>
<context>
    <name>BrandRow</name>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n produit</numerusform>
            <numerusform>%1, %n produits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrandSheet</name>
    <message>
        <source>Brands</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Brands with %1</source>
        <translation>Marques en %1</translation>
    </message>
</context>
<context>
    <name>CancelOrderDialog</name>
    <message>
        <source>Cancel order %1?</source>
        <translation>Annuler la commande %1 ?</translation>
    </message>
    <message>
        <source>No, keep my order</source>
        <translation>Non, garder ma commande</translation>
    </message>
    <message>
        <source>Yes, cancel it</source>
        <translation>Oui, l&apos;annuler</translation>
    </message>
</context>
<context>
    <name>CartLine</name>
    <message>
        <source>%1 each</source>
        <translation>%1 l’unité</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>The price changed: it was %1</source>
        <translation>Le prix a changé&#xa0;: il était de %1</translation>
    </message>
    <message>
        <source>%1 — change</source>
        <translation>%1&#xa0;: changer</translation>
    </message>
    <message>
        <source>Change the size of %1, now %2</source>
        <translation>Changer le format de %1, actuellement %2</translation>
    </message>
</context>
<context>
    <name>CartPage</name>
    <message>
        <source>Your cart</source>
        <translation>Votre panier</translation>
    </message>
    <message>
        <source>Keep shopping</source>
        <translation>Continuer mes achats</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>Commander</translation>
    </message>
    <message>
        <source>Your cart is empty.</source>
        <translation>Votre panier est vide.</translation>
    </message>
</context>
<context>
    <name>CartSummary</name>
    <message>
        <source>Change code</source>
        <translation>Changer le code</translation>
    </message>
    <message>
        <source>Discount code</source>
        <translation>Code de remise</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Ajouter une note</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Modifier la note</translation>
    </message>
    <message>
        <source>Empty cart</source>
        <translation>Vider le panier</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Cart (%1)</source>
        <translation>Panier (%1)</translation>
    </message>
    <message>
        <source>Cart is empty</source>
        <translation>Panier vide</translation>
    </message>
</context>
<context>
    <name>ChoiceChip</name>
    <message>
        <source>Remove the filter %1</source>
        <translation>Retirer le filtre %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n product(s)</source>
        <translation>
            <numerusform>%1, %n produit</numerusform>
            <numerusform>%1, %n produits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComfortButton</name>
    <message>
        <source>Accessible mode: volume and end</source>
        <translation>Mode accessible&#xa0;: volume et sortie</translation>
    </message>
    <message>
        <source>Accessible mode: large letters and spoken texts</source>
        <translation>Mode accessible&#xa0;: grandes lettres et textes parlés</translation>
    </message>
</context>
<context>
    <name>ComfortDialog</name>
    <message>
        <source>Accessible mode</source>
        <translation>Mode accessible</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volume %1 sur %2</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>Moins fort</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Plus fort</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>End accessible mode</source>
        <translation>Quitter le mode accessible</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>Please order at the counter</source>
        <translation>Veuillez commander au comptoir</translation>
    </message>
    <message>
        <source>This kiosk is taking a short break. Our staff is happy to help you.</source>
        <translation>Cette borne fait une courte pause. Notre personnel se fera un plaisir de vous aider.</translation>
    </message>
</context>
<context>
    <name>DiscountSheet</name>
    <message>
        <source>Your discount code</source>
        <translation>Votre code de remise</translation>
    </message>
    <message>
        <source>Without a code</source>
        <translation>Sans code</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Use this code</source>
        <translation>Utiliser ce code</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>EmptyCartDialog</name>
    <message>
        <source>Empty your cart?</source>
        <translation>Vider votre panier&#xa0;?</translation>
    </message>
    <message>
        <source>No, keep it</source>
        <translation>Non, le garder</translation>
    </message>
    <message>
        <source>Yes, take everything out</source>
        <translation>Oui, tout retirer</translation>
    </message>
</context>
<context>
    <name>EmptyHelp</name>
    <message>
        <source>Our menu is being loaded. Please come back in a moment, or order at the counter.</source>
        <translation>Notre menu est en cours de chargement. Revenez dans un instant ou commandez au comptoir.</translation>
    </message>
    <message>
        <source>Nothing here matches all of your filters.</source>
        <translation>Rien ne correspond à tous vos filtres.</translation>
    </message>
    <message>
        <source>Nothing like “%1” with these filters.</source>
        <translation>Rien qui ressemble à «&#xa0;%1&#xa0;» avec ces filtres.</translation>
    </message>
    <message>
        <source>Nothing like “%1” in this category.</source>
        <translation>Rien qui ressemble à «&#xa0;%1&#xa0;» dans cette catégorie.</translation>
    </message>
    <message>
        <source>Nothing like “%1” on our menu.</source>
        <translation>Rien qui ressemble à «&#xa0;%1&#xa0;» dans notre menu.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Vouliez-vous dire «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>Without “%1”: %n product(s)</source>
        <translation>
            <numerusform>Sans «&#xa0;%1&#xa0;»&#xa0;: %n produit</numerusform>
            <numerusform>Sans «&#xa0;%1&#xa0;»&#xa0;: %n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>Retirer tous les filtres</translation>
    </message>
    <message>
        <source>Look in all categories</source>
        <translation>Chercher dans toutes les catégories</translation>
    </message>
    <message>
        <source>Fewer letters may help, or ask at the counter.</source>
        <translation>Essayez avec moins de lettres ou demandez au comptoir.</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>Offers</source>
        <translation>Offres</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Strain</source>
        <translation>Variété</translation>
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
        <translation>Format</translation>
    </message>
    <message>
        <source>Effects and uses</source>
        <translation>Effets et usages</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtrer et trier</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Tout retirer</translation>
    </message>
    <message numerus="yes">
        <source>Show %n product(s)</source>
        <translation>
            <numerusform>Voir %n produit</numerusform>
            <numerusform>Voir %n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
</context>
<context>
    <name>FinderBar</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Filter and sort</source>
        <translation>Filtrer et trier</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Catégories</translation>
    </message>
</context>
<context>
    <name>IdentifyPage</name>
    <message>
        <source>What is your phone number?</source>
        <translation>Quel est votre numéro de téléphone&#xa0;?</translation>
    </message>
    <message>
        <source>Looking you up…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The counter finds your order by it.</source>
        <translation>Il permet au comptoir de retrouver votre commande.</translation>
    </message>
    <message>
        <source>(___) ___-____</source>
        <translation>(___) ___-____</translation>
    </message>
    <message>
        <source>What is your e-mail address?</source>
        <translation>Quelle est votre adresse e-mail ?</translation>
    </message>
    <message>
        <source>What is your name?</source>
        <translation>Quel est votre nom ?</translation>
    </message>
    <message>
        <source>What is your member number?</source>
        <translation>Quel est votre numéro de membre ?</translation>
    </message>
    <message>
        <source>Use my e-mail</source>
        <translation>Utiliser mon e-mail</translation>
    </message>
    <message>
        <source>Use my name</source>
        <translation>Utiliser mon nom</translation>
    </message>
    <message>
        <source>Use my member number</source>
        <translation>Utiliser mon numéro de membre</translation>
    </message>
    <message>
        <source>Use my phone number</source>
        <translation>Utiliser mon téléphone</translation>
    </message>
    <message>
        <source>Order as a guest</source>
        <translation>Commander sans compte</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>Autrement</translation>
    </message>
</context>
<context>
    <name>IdleDialog</name>
    <message>
        <source>Are you still there?</source>
        <translation>Êtes-vous toujours là&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>We will clear your cart and your details in %n second(s).</source>
        <translation>
            <numerusform>Nous effacerons votre panier et vos données dans %n seconde.</numerusform>
            <numerusform>Nous effacerons votre panier et vos données dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>I need more time</source>
        <translation>J’ai besoin de plus de temps</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
</context>
<context>
    <name>KeypadKey</name>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
</context>
<context>
    <name>LanguageDialog</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>LimitBar</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>NamePage</name>
    <message>
        <source>What may we call you?</source>
        <translation>Comment vous appelez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>We have not met before: %1. Your name goes on the order.</source>
        <translation>Nous ne nous connaissons pas encore&#xa0;: %1. Votre nom figurera sur la commande.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The counter calls you by this name.</source>
        <translation>Le comptoir vous appellera par ce nom.</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>A note for the counter</source>
        <translation>Une note pour le comptoir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Garder la note</translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <translation>%1 caractères sur %2</translation>
    </message>
</context>
<context>
    <name>OptionDialog</name>
    <message>
        <source>Leave it as it is</source>
        <translation>Ne rien changer</translation>
    </message>
</context>
<context>
    <name>OrderStatusPage</name>
    <message>
        <source>Order %1</source>
        <translation>Commande %1</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>Où est ma commande ?</translation>
    </message>
    <message>
        <source>Show my order</source>
        <translation>Voir ma commande</translation>
    </message>
    <message>
        <source>Type the number of your ticket, or hold its code under the scanner.</source>
        <translation>Saisissez le numéro de votre ticket ou passez son code sous le lecteur.</translation>
    </message>
    <message>
        <source>Forgot something? Order again with the same name or number: it joins this order.</source>
        <translation>Un oubli ? Commandez à nouveau avec le même nom ou numéro : tout sera réuni.</translation>
    </message>
    <message>
        <source>Cancel this order</source>
        <translation>Annuler cette commande</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>Peak::CartModel</name>
    <message>
        <source>We could not add this. Please try again.</source>
        <translation>Nous n’avons pas pu l’ajouter. Veuillez réessayer.</translation>
    </message>
    <message>
        <source>This has just sold out.</source>
        <translation>Cet article vient d’être épuisé.</translation>
    </message>
    <message>
        <source>Only %1 left — we set it to %1.</source>
        <translation>Il n’en reste que %1&#xa0;: nous avons mis %1.</translation>
    </message>
    <message>
        <source>Counts towards the limit “%1”.</source>
        <translation>Compte dans la limite «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Take out what is not available (%1)</source>
        <translation>Retirer ce qui manque (%1)</translation>
    </message>
    <message>
        <source>Take what is left</source>
        <translation>Prendre ce qui reste</translation>
    </message>
    <message numerus="yes">
        <source>%n more available</source>
        <translation>
            <numerusform>%n autre disponible</numerusform>
            <numerusform>%n autres disponibles</numerusform>
        </translation>
    </message>
    <message>
        <source>The most for one order</source>
        <translation>Le maximum par commande</translation>
    </message>
    <message>
        <source>These are the last ones</source>
        <translation>Ce sont les derniers</translation>
    </message>
</context>
<context>
    <name>Peak::CategoryModel</name>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
</context>
<context>
    <name>Peak::CheckoutController</name>
    <message>
        <source>This does not look like a phone number. Please check the area code.</source>
        <translation>Cela ne ressemble pas à un numéro de téléphone. Vérifiez l’indicatif régional.</translation>
    </message>
    <message>
        <source>Please tell us your first and last name.</source>
        <translation>Indiquez-nous votre prénom et votre nom.</translation>
    </message>
    <message>
        <source>A price has changed. Please look at the new total, then order.</source>
        <translation>Un prix a changé. Vérifiez le nouveau total, puis commandez.</translation>
    </message>
    <message>
        <source>Something in your cart is not available any more. Your cart is safe: please change the marked item.</source>
        <translation>Un article de votre panier n’est plus disponible. Votre panier est conservé&#xa0;: modifiez l’article signalé.</translation>
    </message>
    <message>
        <source>We could not take your order — it has NOT been placed. Your cart is safe. Please try again, or order at the counter.</source>
        <translation>Nous n’avons pas pu prendre votre commande&#xa0;: elle n’a PAS été passée. Votre panier est conservé. Réessayez ou commandez au comptoir.</translation>
    </message>
    <message>
        <source>We could not make sure that your order is saved. Please try again, or ask at the counter.</source>
        <translation>Nous n’avons pas pu vérifier que votre commande est enregistrée. Réessayez ou demandez au comptoir.</translation>
    </message>
    <message>
        <source>A price has changed. Please look at the marked item, then check out.</source>
        <translation>Un prix a changé. Vérifiez l’article signalé, puis commandez.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address. It needs an @ and an ending such as .com.</source>
        <translation>Ceci ne ressemble pas à une adresse e-mail. Il faut un @ et une fin comme .com.</translation>
    </message>
    <message>
        <source>There is no such day. First the month, then the day, then the year.</source>
        <translation>Ce jour n&apos;existe pas. D&apos;abord le mois, puis le jour, puis l&apos;année.</translation>
    </message>
    <message>
        <source>We could not find you. Your cart is safe: a member of staff can sign you up and finish this with you.</source>
        <translation>Nous ne vous avons pas trouvé. Votre panier est conservé : un membre de l&apos;équipe peut vous inscrire et terminer avec vous.</translation>
    </message>
    <message>
        <source>We cannot finish this order here. Your cart is safe: a member of staff will help you.</source>
        <translation>Nous ne pouvons pas terminer cette commande ici. Votre panier est conservé : un membre de l&apos;équipe va vous aider.</translation>
    </message>
    <message>
        <source>We could not tell which customer you are. Your cart is safe: a member of staff can finish this with you.</source>
        <translation>Nous n&apos;avons pas pu savoir quel client vous êtes. Votre panier est conservé : un membre de l&apos;équipe peut terminer avec vous.</translation>
    </message>
</context>
<context>
    <name>Peak::DiscountCode</name>
    <message>
        <source>Checking your code…</source>
        <translation>Vérification de votre code…</translation>
    </message>
    <message>
        <source>Your code counts.</source>
        <translation>Votre code est accepté.</translation>
    </message>
    <message>
        <source>This code does not work here. Please check how it is written.</source>
        <translation>Ce code ne fonctionne pas ici. Vérifiez son orthographe.</translation>
    </message>
    <message>
        <source>We cannot check codes right now. Please show it at the counter.</source>
        <translation>Nous ne pouvons pas vérifier les codes pour le moment. Montrez-le au comptoir.</translation>
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
        <translation>Prix&#xa0;: croissant</translation>
    </message>
    <message>
        <source>Price: highest first</source>
        <translation>Prix&#xa0;: décroissant</translation>
    </message>
    <message>
        <source>THC %: highest first</source>
        <translation>THC %&#xa0;: décroissant</translation>
    </message>
    <message>
        <source>THC %: lowest first</source>
        <translation>THC %&#xa0;: croissant</translation>
    </message>
    <message>
        <source>THC mg: highest first</source>
        <translation>THC mg&#xa0;: décroissant</translation>
    </message>
    <message>
        <source>THC mg: lowest first</source>
        <translation>THC mg&#xa0;: croissant</translation>
    </message>
    <message>
        <source>CBD %: highest first</source>
        <translation>CBD %&#xa0;: décroissant</translation>
    </message>
    <message>
        <source>CBD %: lowest first</source>
        <translation>CBD %&#xa0;: croissant</translation>
    </message>
    <message>
        <source>CBD mg: highest first</source>
        <translation>CBD mg&#xa0;: décroissant</translation>
    </message>
    <message>
        <source>CBD mg: lowest first</source>
        <translation>CBD mg&#xa0;: croissant</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>Under %1</source>
        <translation>Moins de %1</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 ou plus</translation>
    </message>
    <message>
        <source>Featured</source>
        <translation>En vedette</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En promotion</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>THC: %1</source>
        <translation>THC&#xa0;: %1</translation>
    </message>
    <message>
        <source>CBD: %1</source>
        <translation>CBD&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Peak::Formatting</name>
    <message>
        <source>Flower</source>
        <translation>Fleurs</translation>
    </message>
    <message>
        <source>Pre-rolls</source>
        <translation>Préroulés</translation>
    </message>
    <message>
        <source>Vapes</source>
        <translation>Vapoteuses</translation>
    </message>
    <message>
        <source>Concentrates</source>
        <translation>Concentrés</translation>
    </message>
    <message>
        <source>Edibles</source>
        <translation>Comestibles</translation>
    </message>
    <message>
        <source>Drinks</source>
        <translation>Boissons</translation>
    </message>
    <message>
        <source>Tinctures</source>
        <translation>Teintures</translation>
    </message>
    <message>
        <source>Capsules</source>
        <translation>Capsules</translation>
    </message>
    <message>
        <source>Topicals</source>
        <translation>Topiques</translation>
    </message>
    <message>
        <source>Plants</source>
        <translation>Plantes</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
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
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2 — nearly the most for one purchase</source>
        <translation>%1 sur %2&#xa0;: presque le maximum par achat</translation>
    </message>
    <message>
        <source>%1 — more than %2 is for medical patients only</source>
        <translation>%1&#xa0;: plus de %2 est réservé aux patients médicaux</translation>
    </message>
    <message>
        <source>%1 of %2 — the most for one purchase</source>
        <translation>%1 sur %2&#xa0;: le maximum par achat</translation>
    </message>
    <message>
        <source>%1 — only %2 allowed in one purchase. Please take something out.</source>
        <translation>%1&#xa0;: seulement %2 autorisés par achat. Veuillez retirer quelque chose.</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>Comptés&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Peak::Narrator</name>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volume %1 sur %2</translation>
    </message>
    <message>
        <source>button</source>
        <translation>bouton</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>option</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>text field</source>
        <translation>champ de texte</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>indisponible</translation>
    </message>
    <message>
        <source>Accessible mode. Move with the arrow keys, choose with Enter, go back with Escape.</source>
        <translation>Mode accessible. Déplacez-vous avec les flèches, choisissez avec Entrée, revenez avec Échap.</translation>
    </message>
</context>
<context>
    <name>Peak::OrderText</name>
    <message>
        <source>Please see the counter with this number.</source>
        <translation>Présentez ce numéro au comptoir.</translation>
    </message>
    <message>
        <source>The counter has your order.</source>
        <translation>Le comptoir a reçu votre commande.</translation>
    </message>
    <message>
        <source>We have your order. The counter gets it in a moment.</source>
        <translation>Nous avons votre commande. Le comptoir la reçoit dans un instant.</translation>
    </message>
    <message>
        <source>Your order is being prepared.</source>
        <translation>Votre commande est en préparation.</translation>
    </message>
    <message>
        <source>Your order is ready at the counter.</source>
        <translation>Votre commande est prête au comptoir.</translation>
    </message>
    <message>
        <source>Your order is on its way.</source>
        <translation>Votre commande est en route.</translation>
    </message>
    <message>
        <source>Your order is complete.</source>
        <translation>Votre commande est terminée.</translation>
    </message>
    <message>
        <source>This order was canceled. Please see the counter.</source>
        <translation>Cette commande a été annulée. Adressez-vous au comptoir.</translation>
    </message>
</context>
<context>
    <name>Peak::ProblemText</name>
    <message>
        <source>Your cart is empty.</source>
        <translation>Votre panier est vide.</translation>
    </message>
    <message>
        <source>One order holds up to %1 different items. Please order the rest separately.</source>
        <translation>Une commande contient au plus %1 articles différents. Commandez le reste séparément.</translation>
    </message>
    <message>
        <source>This is no longer on our menu. Please remove it.</source>
        <translation>Cet article n’est plus au menu. Veuillez le retirer.</translation>
    </message>
    <message>
        <source>This size is no longer on our menu. Please remove it.</source>
        <translation>Ce format n’est plus au menu. Veuillez le retirer.</translation>
    </message>
    <message>
        <source>Please choose at least one.</source>
        <translation>Choisissez-en au moins un.</translation>
    </message>
    <message>
        <source>One order holds up to %1 of these.</source>
        <translation>Une commande en contient au plus %1.</translation>
    </message>
    <message>
        <source>Just sold out. Please remove it.</source>
        <translation>Vient d’être épuisé. Veuillez le retirer.</translation>
    </message>
    <message>
        <source>Only %1 left.</source>
        <translation>Il n’en reste que %1.</translation>
    </message>
    <message>
        <source>For medical patients only. Please remove it, or ask at the counter.</source>
        <translation>Réservé aux patients médicaux. Retirez-le ou demandez au comptoir.</translation>
    </message>
    <message>
        <source>The note is too long.</source>
        <translation>La note est trop longue.</translation>
    </message>
    <message>
        <source>We need your phone number for this order.</source>
        <translation>Nous avons besoin de votre numéro de téléphone pour cette commande.</translation>
    </message>
    <message>
        <source>Please check the phone number: it has ten digits.</source>
        <translation>Vérifiez le numéro de téléphone&#xa0;: il compte dix chiffres.</translation>
    </message>
    <message>
        <source>Please check the e-mail address.</source>
        <translation>Vérifiez l’adresse électronique.</translation>
    </message>
    <message>
        <source>We may only sell to customers of %1 years and older.</source>
        <translation>Nous ne pouvons vendre qu’aux clients de %1 ans et plus.</translation>
    </message>
    <message>
        <source>%1: %2 in your cart, %3 allowed in one purchase.</source>
        <translation>%1&#xa0;: %2 dans votre panier, %3 autorisés par achat.</translation>
    </message>
</context>
<context>
    <name>Peak::ProductListModel</name>
    <message>
        <source>from %1</source>
        <translation>dès %1</translation>
    </message>
</context>
<context>
    <name>Peak::ProductModel</name>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Only %1 left</source>
        <translation>Plus que %1</translation>
    </message>
    <message>
        <source>One size</source>
        <translation>Format unique</translation>
    </message>
</context>
<context>
    <name>Peak::TicketStatus</name>
    <message>
        <source>Too many tries. Please ask at the counter.</source>
        <translation>Trop d&apos;essais. Adressez-vous au comptoir.</translation>
    </message>
    <message>
        <source>We cannot look right now. Please ask at the counter.</source>
        <translation>Recherche impossible pour le moment. Adressez-vous au comptoir.</translation>
    </message>
    <message>
        <source>We found no order of today with this number. Please check your ticket.</source>
        <translation>Aucune commande d&apos;aujourd&apos;hui ne porte ce numéro. Vérifiez votre ticket.</translation>
    </message>
    <message>
        <source>Items: %1</source>
        <translation>Articles : %1</translation>
    </message>
    <message>
        <source>The counter has just changed this order. Please ask there.</source>
        <translation>Le comptoir vient de modifier cette commande. Adressez-vous-y.</translation>
    </message>
    <message>
        <source>We could not cancel it. Please ask at the counter.</source>
        <translation>Impossible de l&apos;annuler. Adressez-vous au comptoir.</translation>
    </message>
</context>
<context>
    <name>PictureGallery</name>
    <message>
        <source>Picture %1 of %2</source>
        <translation>Image %1 sur %2</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Image précédente</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Image suivante</translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Medical only</source>
        <translation>Médical seulement</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ajouter %1</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Add to cart</source>
        <translation>Ajouter au panier</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>This is no longer on our menu.</source>
        <translation>Cet article n’est plus au menu.</translation>
    </message>
    <message>
        <source>For medical patients only.</source>
        <translation>Réservé aux patients médicaux.</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Combien&#xa0;?</translation>
    </message>
    <message>
        <source>Questions about this product? Ask your budtender.</source>
        <translation>Des questions sur ce produit&#xa0;? Demandez à votre conseiller.</translation>
    </message>
    <message>
        <source>Effects and uses: %1</source>
        <translation>Effets et usages&#xa0;: %1</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>Produits similaires</translation>
    </message>
</context>
<context>
    <name>ProductShelf</name>
    <message>
        <source>See all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>See all: %1</source>
        <translation>Tout voir&#xa0;: %1</translation>
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
        <translation>Prêt à commander, %1&#xa0;?</translation>
    </message>
    <message>
        <source>Ready to order?</source>
        <translation>Prêt à commander&#xa0;?</translation>
    </message>
    <message>
        <source>Place order</source>
        <translation>Commander</translation>
    </message>
    <message>
        <source>Change my cart</source>
        <translation>Modifier mon panier</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
</context>
<context>
    <name>ServiceButtons</name>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>Shelves</name>
    <message>
        <source>Featured</source>
        <translation>En vedette</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>En promotion</translation>
    </message>
    <message>
        <source>The whole menu</source>
        <translation>Tout le menu</translation>
    </message>
</context>
<context>
    <name>Showcase</name>
    <message>
        <source>On sale</source>
        <translation>En promotion</translation>
    </message>
</context>
<context>
    <name>StartFoot</name>
    <message>
        <source>Touch to start</source>
        <translation>Touchez pour commencer</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>Où est ma commande ?</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Welcome to</source>
        <translation>Bienvenue chez</translation>
    </message>
    <message>
        <source>Choose here, pay at the counter.</source>
        <translation>Choisissez ici, payez au comptoir.</translation>
    </message>
    <message>
        <source>We are closed. We open again on %1.</source>
        <translation>Nous sommes fermés. Nous rouvrons %1.</translation>
    </message>
    <message>
        <source>We are closed.</source>
        <translation>Nous sommes fermés.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation>Touchez pour commencer</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less %1</source>
        <translation>Un de moins&#xa0;: %1</translation>
    </message>
    <message>
        <source>One more %1</source>
        <translation>Un de plus&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>TextIdentity</name>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>Numéro de membre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>ThankYouPage</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Thank you, %1. Your number is</source>
        <translation>Merci, %1. Votre numéro est le</translation>
    </message>
    <message>
        <source>Thank you. Your number is</source>
        <translation>Merci. Votre numéro est le</translation>
    </message>
    <message>
        <source>Your number is %1</source>
        <translation>Votre numéro est le %1</translation>
    </message>
    <message>
        <source>Please go to the counter and tell them this number.</source>
        <translation>Allez au comptoir et donnez ce numéro.</translation>
    </message>
    <message>
        <source>The code of your order, for the counter&apos;s scanner</source>
        <translation>Le code de votre commande, pour le lecteur du comptoir</translation>
    </message>
    <message>
        <source>Take a photo: this code shows where your order is.</source>
        <translation>Prenez-le en photo : ce code montre où en est votre commande.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>License %1</source>
        <translation>Licence %1</translation>
    </message>
    <message>
        <source>Offline — you can order as usual</source>
        <translation>Hors ligne&#xa0;: vous pouvez commander</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
</context>
<context>
    <name>TotalsCard</name>
    <message>
        <source>Subtotal</source>
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>Taxes</translation>
    </message>
    <message>
        <source>Estimated total</source>
        <translation>Total estimé</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Asking the store for the exact total…</source>
        <translation>Calcul du total exact…</translation>
    </message>
    <message>
        <source>The counter tells you the exact total.</source>
        <translation>Le comptoir vous donnera le total exact.</translation>
    </message>
    <message>
        <source>Pay at the counter.</source>
        <translation>Payez au comptoir.</translation>
    </message>
    <message>
        <source>Before taxes</source>
        <translation>Avant taxes</translation>
    </message>
    <message>
        <source>Taxes and discounts are added at the counter.</source>
        <translation>Les taxes et remises s’ajoutent au comptoir.</translation>
    </message>
</context>
<context>
    <name>TwinDialog</name>
    <message>
        <source>You already ordered this</source>
        <translation>Vous avez déjà commandé cela</translation>
    </message>
    <message>
        <source>We took the same order from you a few minutes ago. Do you want to order it a second time?</source>
        <translation>Nous avons pris la même commande il y a quelques minutes. Voulez-vous la passer une deuxième fois&#xa0;?</translation>
    </message>
    <message>
        <source>No, keep my first order</source>
        <translation>Non, garder ma première commande</translation>
    </message>
    <message>
        <source>Yes, order it again</source>
        <translation>Oui, commander à nouveau</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>%1 is out.</source>
        <translation>%1 a été retiré.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Le remettre</translation>
    </message>
    <message>
        <source>Put %1 back</source>
        <translation>Remettre %1</translation>
    </message>
</context>
</TS>
