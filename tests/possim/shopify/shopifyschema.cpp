#include "tests/possim/shopify/shopifyschema.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

// What is simulated of the Admin API, version 2026-10: the names and types of the vendor's schema, of each type only
// the fields that are served, of each enum of sort keys only the orders that exist here. Checked against the published
// introspection of that version when it was written.
static constexpr auto excerpt = R"(
type QueryRoot {
    shop: Shop!  currentAppInstallation: AppInstallation!
    locations(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: LocationSortKeys = NAME): LocationConnection!
    location(id: ID): Location
    products(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: ProductSortKeys = ID): ProductConnection!
    product(id: ID!): Product
    productVariants(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: ProductVariantSortKeys = ID): ProductVariantConnection!
    productVariant(id: ID!): ProductVariant  productsCount(limit: Int = 10000, query: String): Count  nodes(ids: [ID!]!): [Node]!
    node(id: ID!): Node  draftOrder(id: ID!): DraftOrder
    draftOrders(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: DraftOrderSortKeys = ID): DraftOrderConnection!
    order(id: ID!): Order
    orders(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: OrderSortKeys = PROCESSED_AT): OrderConnection!
    customer(id: ID!): Customer  customerByIdentifier(identifier: CustomerIdentifierInput!): Customer
    customers(after: String, first: Int, query: String, reverse: Boolean = false, sortKey: CustomerSortKeys = ID): CustomerConnection!
    codeDiscountNodeByCode(code: String!): DiscountCodeNode  job(id: ID!): Job
}
type Mutation {
    draftOrderCalculate(input: DraftOrderInput!): DraftOrderCalculatePayload
    draftOrderCreate(input: DraftOrderInput!): DraftOrderCreatePayload
    draftOrderUpdate(id: ID!, input: DraftOrderInput!): DraftOrderUpdatePayload
    draftOrderComplete(id: ID!, paymentPending: Boolean = false): DraftOrderCompletePayload
    draftOrderDelete(input: DraftOrderDeleteInput!): DraftOrderDeletePayload
    orderCancel(notifyCustomer: Boolean = false, orderId: ID!, reason: OrderCancelReason!, refundMethod: OrderCancelRefundMethodInput, restock: Boolean!, staffNote: String = null): OrderCancelPayload
    customerCreate(input: CustomerInput!): CustomerCreatePayload  tagsAdd(id: ID!, tags: [String!]!): TagsAddPayload
    tagsRemove(id: ID!, tags: [String!]!): TagsRemovePayload
}
type Shop implements Node {
    id: ID!  name: String!  myshopifyDomain: String!  currencyCode: CurrencyCode!  ianaTimezone: String!
    taxesIncluded: Boolean!
}
type AppInstallation implements Node { id: ID!  accessScopes: [AccessScope!]! }
type AccessScope { handle: String! }
type Location implements Node { id: ID!  name: String!  isActive: Boolean! }
type Count { count: Int!  precision: CountPrecision! }
type Product implements Node {
    id: ID!  title: String!  handle: String!  vendor: String!  productType: String!  status: ProductStatus!
    tags: [String!]!  descriptionHtml: HTML!  createdAt: DateTime!  updatedAt: DateTime!  publishedAt: DateTime
    tracksInventory: Boolean!  category: TaxonomyCategory
    collections(after: String, first: Int, reverse: Boolean = false): CollectionConnection!
    options(first: Int): [ProductOption!]!
    media(after: String, first: Int, reverse: Boolean = false): MediaConnection!
    metafields(after: String, first: Int, namespace: String, reverse: Boolean = false): MetafieldConnection!
    metafield(key: String!, namespace: String): Metafield
    variants(after: String, first: Int, reverse: Boolean = false): ProductVariantConnection!
}
type TaxonomyCategory implements Node { id: ID!  name: String!  fullName: String! }
type Collection implements Node { id: ID!  title: String!  handle: String! }
type ProductOption implements Node { id: ID!  name: String!  values: [String!]!  position: Int! }
interface Media { id: ID!  alt: String  mediaContentType: MediaContentType! }
type MediaImage implements Media & Node { id: ID!  alt: String  mediaContentType: MediaContentType!  image: Image }
type Image { id: ID  url: URL!  width: Int  height: Int  altText: String }
type Metafield implements Node { id: ID!  namespace: String!  key: String!  type: String!  value: String! }
type ProductVariant implements Node {
    id: ID!  title: String!  sku: String  barcode: String  position: Int!  price: Money!  compareAtPrice: Money
    availableForSale: Boolean!  inventoryPolicy: ProductVariantInventoryPolicy!  inventoryQuantity: Int
    taxable: Boolean!  createdAt: DateTime!  updatedAt: DateTime!  selectedOptions: [SelectedOption!]!
    media(after: String, first: Int, reverse: Boolean = false): MediaConnection!
    metafields(after: String, first: Int, namespace: String, reverse: Boolean = false): MetafieldConnection!
    metafield(key: String!, namespace: String): Metafield  inventoryItem: InventoryItem!  product: Product!
}
type SelectedOption { name: String!  value: String! }
type InventoryItem implements Node {
    id: ID!  sku: String  tracked: Boolean!  measurement: InventoryItemMeasurement!
    inventoryLevel(locationId: ID!): InventoryLevel
}
type InventoryItemMeasurement implements Node { id: ID!  weight: Weight }
type Weight { unit: WeightUnit!  value: Float! }
type InventoryLevel implements Node {
    id: ID!  isActive: Boolean!  location: Location!  quantities(names: [String!]!): [InventoryQuantity!]!
}
type InventoryQuantity implements Node { id: ID!  name: String!  quantity: Int! }
type MoneyV2 { amount: Decimal!  currencyCode: CurrencyCode! }
type MoneyBag { shopMoney: MoneyV2!  presentmentMoney: MoneyV2! }
type Attribute { key: String!  value: String }
type DraftOrder implements Node {
    id: ID!  name: String!  status: DraftOrderStatus!  ready: Boolean!  createdAt: DateTime!  updatedAt: DateTime!
    completedAt: DateTime  invoiceUrl: URL  tags: [String!]!  note2: String  poNumber: String  email: String
    phone: String  customer: Customer  customAttributes: [Attribute!]!  currencyCode: CurrencyCode!
    taxesIncluded: Boolean!  subtotalPriceSet: MoneyBag!  totalDiscountsSet: MoneyBag!  totalTaxSet: MoneyBag!
    totalPriceSet: MoneyBag!  totalLineItemsPriceSet: MoneyBag!  discountCodes: [String!]!
    acceptAutomaticDiscounts: Boolean  platformDiscounts: [DraftOrderPlatformDiscount!]!
    warnings: [DraftOrderWarning!]!
    lineItems(after: String, first: Int, reverse: Boolean = false): DraftOrderLineItemConnection!
    reserveInventoryUntil: DateTime  totalQuantityOfLineItems: Int!  order: Order
}
type DraftOrderLineItem implements Node {
    id: ID!  name: String!  title: String!  variantTitle: String  sku: String  vendor: String  quantity: Int!
    variant: ProductVariant  product: Product  originalUnitPriceSet: MoneyBag!  originalTotalSet: MoneyBag!
    totalDiscountSet: MoneyBag!  discountedTotalSet: MoneyBag!
}
type CalculatedDraftOrder {
    currencyCode: CurrencyCode!  taxesIncluded: Boolean!  subtotalPriceSet: MoneyBag!  totalDiscountsSet: MoneyBag!
    totalTaxSet: MoneyBag!  totalPriceSet: MoneyBag!  totalLineItemsPriceSet: MoneyBag!  discountCodes: [String!]!
    acceptAutomaticDiscounts: Boolean  platformDiscounts: [DraftOrderPlatformDiscount!]!
    warnings: [DraftOrderWarning!]!  lineItems: [CalculatedDraftOrderLineItem!]!  totalQuantityOfLineItems: Int!
    customer: Customer
}
type CalculatedDraftOrderLineItem {
    name: String!  title: String!  variantTitle: String  sku: String  vendor: String  quantity: Int!
    variant: ProductVariant  product: Product  originalUnitPriceSet: MoneyBag!  originalTotalSet: MoneyBag!
    totalDiscountSet: MoneyBag!  discountedTotalSet: MoneyBag!
}
type DraftOrderPlatformDiscount {
    id: ID  code: String  title: String!  summary: String!  automaticDiscount: Boolean!  totalAmount: MoneyV2!
    totalAmountPriceSet: MoneyBag!
}
interface DraftOrderWarning { errorCode: String!  field: String!  message: String! }
type DraftOrderDiscountNotAppliedWarning implements DraftOrderWarning {
    errorCode: String!  field: String!  message: String!  discountCode: String  discountTitle: String
}
type Order implements Node {
    id: ID!  name: String!  createdAt: DateTime!  updatedAt: DateTime!  processedAt: DateTime!
    cancelledAt: DateTime  cancelReason: OrderCancelReason  closed: Boolean!  closedAt: DateTime
    confirmed: Boolean!  tags: [String!]!  note: String  poNumber: String  sourceIdentifier: String
    sourceName: String  displayFinancialStatus: OrderDisplayFinancialStatus
    displayFulfillmentStatus: OrderDisplayFulfillmentStatus!  currentTotalPriceSet: MoneyBag!
    currentTotalTaxSet: MoneyBag!  currentTotalDiscountsSet: MoneyBag!
    totalPriceSet: MoneyBag!  totalTaxSet: MoneyBag  totalDiscountsSet: MoneyBag  subtotalPriceSet: MoneyBag
    discountCodes: [String!]!  customAttributes: [Attribute!]!  customer: Customer
    fulfillments(first: Int): [Fulfillment!]!
    lineItems(after: String, first: Int, reverse: Boolean = false): LineItemConnection!  email: String
    phone: String
}
type LineItem implements Node {
    id: ID!  name: String!  title: String!  variantTitle: String  sku: String  vendor: String  quantity: Int!
    currentQuantity: Int!  variant: ProductVariant  product: Product  originalUnitPriceSet: MoneyBag!
    originalTotalSet: MoneyBag!  discountedTotalSet: MoneyBag!
}
type Fulfillment implements Node {
    id: ID!  displayStatus: FulfillmentDisplayStatus  createdAt: DateTime!  updatedAt: DateTime!
}
type Customer implements Node {
    id: ID!  firstName: String  lastName: String  displayName: String!  tags: [String!]!  note: String
    taxExempt: Boolean!  createdAt: DateTime!  updatedAt: DateTime!  numberOfOrders: UnsignedInt64!
    defaultEmailAddress: CustomerEmailAddress  defaultPhoneNumber: CustomerPhoneNumber  email: String  phone: String
}
type CustomerEmailAddress { emailAddress: String! }
type CustomerPhoneNumber { phoneNumber: String! }
type DiscountCodeNode implements Node { id: ID!  codeDiscount: DiscountCode! }
union DiscountCode = DiscountCodeApp | DiscountCodeBasic | DiscountCodeBxgy | DiscountCodeFreeShipping
type DiscountCodeBasic {
    title: String!  status: DiscountStatus!  startsAt: DateTime!  endsAt: DateTime  usageLimit: Int
    asyncUsageCount: Int!  appliesOncePerCustomer: Boolean!  shortSummary: String!  summary: String!
    minimumRequirement: DiscountMinimumRequirement  customerGets: DiscountCustomerGets!
}
type DiscountCodeBxgy {
    title: String!  status: DiscountStatus!  startsAt: DateTime!  endsAt: DateTime  usageLimit: Int
    asyncUsageCount: Int!  summary: String!
}
type DiscountCodeFreeShipping {
    title: String!  status: DiscountStatus!  startsAt: DateTime!  endsAt: DateTime  usageLimit: Int
    asyncUsageCount: Int!  summary: String!
}
type DiscountCodeApp {
    title: String!  status: DiscountStatus!  startsAt: DateTime!  endsAt: DateTime  usageLimit: Int
    asyncUsageCount: Int!
}
union DiscountMinimumRequirement = DiscountMinimumQuantity | DiscountMinimumSubtotal
type DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal: MoneyV2! }
type DiscountMinimumQuantity { greaterThanOrEqualToQuantity: UnsignedInt64! }
type DiscountCustomerGets { value: DiscountCustomerGetsValue! }
union DiscountCustomerGetsValue = DiscountAmount | DiscountPercentage
type DiscountPercentage { percentage: Float! }
type DiscountAmount { amount: MoneyV2!  appliesOnEachItem: Boolean! }
type DraftOrderCalculatePayload { calculatedDraftOrder: CalculatedDraftOrder  userErrors: [UserError!]! }
type DraftOrderCreatePayload { draftOrder: DraftOrder  userErrors: [UserError!]! }
type DraftOrderUpdatePayload { draftOrder: DraftOrder  userErrors: [UserError!]! }
type DraftOrderCompletePayload { draftOrder: DraftOrder  userErrors: [UserError!]! }
type DraftOrderDeletePayload { deletedId: ID  userErrors: [UserError!]! }
type OrderCancelPayload { job: Job  orderCancelUserErrors: [OrderCancelUserError!]!  userErrors: [UserError!]! }
type Job { id: ID!  done: Boolean! }
type OrderCancelUserError { code: OrderCancelUserErrorCode  field: [String!]  message: String! }
type UserError { field: [String!]  message: String! }
type CustomerCreatePayload { customer: Customer  userErrors: [UserError!]! }
type TagsAddPayload { node: Node  userErrors: [UserError!]! }
type TagsRemovePayload { node: Node  userErrors: [UserError!]! }
interface Node { id: ID! }
type PageInfo { hasNextPage: Boolean!  hasPreviousPage: Boolean!  startCursor: String  endCursor: String }
input DraftOrderInput {
    lineItems: [DraftOrderLineItemInput!]  purchasingEntity: PurchasingEntityInput  customerId: ID
    acceptAutomaticDiscounts: Boolean  discountCodes: [String!]  note: String  poNumber: String  tags: [String!]
    customAttributes: [AttributeInput!]  reserveInventoryUntil: DateTime  email: String  phone: String
    taxExempt: Boolean  allowDiscountCodesInCheckout: Boolean  visibleToCustomer: Boolean  sourceName: String
}
input DraftOrderLineItemInput { variantId: ID  quantity: Int!  customAttributes: [AttributeInput!] }
input PurchasingEntityInput { customerId: ID }
input AttributeInput { key: String!  value: String! }
input DraftOrderDeleteInput { id: ID! }
input OrderCancelRefundMethodInput { originalPaymentMethodsRefund: Boolean }
input CustomerIdentifierInput { phoneNumber: String  emailAddress: String  id: ID }
input CustomerInput {
    id: ID  firstName: String  lastName: String  phone: String  email: String  note: String  tags: [String!]
    taxExempt: Boolean
}
type CollectionConnection { nodes: [Collection!]! edges: [CollectionEdge!]! pageInfo: PageInfo! }
type CollectionEdge { cursor: String! node: Collection! }
type CustomerConnection { nodes: [Customer!]! edges: [CustomerEdge!]! pageInfo: PageInfo! }
type CustomerEdge { cursor: String! node: Customer! }
type DraftOrderConnection { nodes: [DraftOrder!]! edges: [DraftOrderEdge!]! pageInfo: PageInfo! }
type DraftOrderEdge { cursor: String! node: DraftOrder! }
type DraftOrderLineItemConnection {
    nodes:  [DraftOrderLineItem!]!  edges:  [DraftOrderLineItemEdge!]!  pageInfo:  PageInfo!
}
type DraftOrderLineItemEdge { cursor: String! node: DraftOrderLineItem! }
type LineItemConnection { nodes: [LineItem!]! edges: [LineItemEdge!]! pageInfo: PageInfo! }
type LineItemEdge { cursor: String! node: LineItem! }
type LocationConnection { nodes: [Location!]! edges: [LocationEdge!]! pageInfo: PageInfo! }
type LocationEdge { cursor: String! node: Location! }
type MediaConnection { nodes: [Media!]! edges: [MediaEdge!]! pageInfo: PageInfo! }
type MediaEdge { cursor: String! node: Media! }
type MetafieldConnection { nodes: [Metafield!]! edges: [MetafieldEdge!]! pageInfo: PageInfo! }
type MetafieldEdge { cursor: String! node: Metafield! }
type OrderConnection { nodes: [Order!]! edges: [OrderEdge!]! pageInfo: PageInfo! }
type OrderEdge { cursor: String! node: Order! }
type ProductConnection { nodes: [Product!]! edges: [ProductEdge!]! pageInfo: PageInfo! }
type ProductEdge { cursor: String! node: Product! }
type ProductVariantConnection { nodes: [ProductVariant!]! edges: [ProductVariantEdge!]! pageInfo: PageInfo! }
type ProductVariantEdge { cursor: String! node: ProductVariant! }
enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
enum ProductVariantInventoryPolicy { CONTINUE DENY }
enum WeightUnit { GRAMS KILOGRAMS OUNCES POUNDS }
enum DraftOrderStatus { COMPLETED INVOICE_SENT OPEN }
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
enum OrderDisplayFinancialStatus { AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED }
enum OrderDisplayFulfillmentStatus {
    FULFILLED  FULFILLMENT_NOT_REQUIRED  IN_PROGRESS  ON_HOLD  OPEN  PARTIALLY_FULFILLED  PENDING_FULFILLMENT
    REQUEST_DECLINED  RESTOCKED  SCHEDULED  UNFULFILLED
}
enum FulfillmentDisplayStatus {
    ATTEMPTED_DELIVERY  CANCELED  CARRIER_PICKED_UP  CONFIRMED  DELAYED  DELIVERED  FAILURE  FULFILLED  IN_TRANSIT
    LABEL_PRINTED  LABEL_PURCHASED  LABEL_VOIDED  MARKED_AS_FULFILLED  NOT_DELIVERED  OUT_FOR_DELIVERY  PICKED_UP
    READY_FOR_PICKUP  SUBMITTED
}
enum DiscountStatus { ACTIVE EXPIRED SCHEDULED }
enum ProductSortKeys { CREATED_AT ID TITLE UPDATED_AT }
enum ProductVariantSortKeys { ID }
enum DraftOrderSortKeys { ID UPDATED_AT }
enum OrderSortKeys { CREATED_AT ID PROCESSED_AT UPDATED_AT }
enum CustomerSortKeys { ID }
enum LocationSortKeys { NAME }
enum OrderCancelUserErrorCode {
    INTERNAL_ERROR  INVALID  NOT_FOUND  NO_REFUND_PERMISSION  NO_REFUND_TO_STORE_CREDIT_PERMISSION
    STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED  STORE_CREDIT_REFUND_EXPIRATION_IN_PAST
    STORE_CREDIT_REFUND_MISSING_CUSTOMER
}
enum CountPrecision { AT_LEAST EXACT }
enum MediaContentType { EXTERNAL_VIDEO IMAGE MODEL_3D VIDEO }
enum CurrencyCode { CAD EUR USD }
scalar DateTime
scalar Decimal
scalar HTML
scalar Money
scalar URL
scalar UnsignedInt64
)"_L1;

const GqlSchema &shopifySchema()
{
    static const auto schema = [] {
        auto read = GqlSchema::parse(excerpt);
        Q_ASSERT_X(read.ok(), "shopifySchema", "the excerpt is no GraphQL");
        return *std::move(read);
    }();
    return schema;
}

} // namespace Peak::Possim
