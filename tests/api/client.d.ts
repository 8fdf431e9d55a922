export interface paths {
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in; the token goes into Authorization: Bearer. With two-step sign-in `totp` is the code (401 second_factor_required without) */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the token acts for */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions below `parent`; the provinces without it */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hubs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hubs in a region and below it */
        get: operations["listHubs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services that can be ordered, seven categories by five stages */
        get: operations["listCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/normative-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search by number in any spelling, title words or pinyin */
        get: operations["listNormativeDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/object-classes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the tree of objects by name, alias or pinyin */
        get: operations["listObjectClasses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers by document (year by year), parameter and region */
        get: operations["listProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blacklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers on the blacklist, with reason and period */
        get: operations["listBlacklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assistant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotes laws, rules and the register of documents word for word, or refuses; sources are Chinese */
        get: operations["askAssistant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who may lawfully do a package: cumulative counts by ring, and the twenty best */
        post: operations["getCoverage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The requests one may see, newest first */
        get: operations["listRequests"];
        put?: never;
        /** File a request; with `submit` it goes to its hub at once */
        post: operations["createRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request with its packages and items */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to it, oldest first */
        get: operations["getRequestTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was invited, with the verdict behind it; a provider sees its own */
        get: operations["listInvitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offers one may see; amounts only where one may know them */
        get: operations["listQuotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/requests/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a request or one of its packages on */
        post: operations["tellRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/packages/{id}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer for a package one was invited to, an amount an item */
        post: operations["submitQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revise or retract one's own offer before the deadline */
        post: operations["tellQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The orders one may see, newest first */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order with its deliverables */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an order on */
        post: operations["tellOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{id}/deliverables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue the signed PDF; the caller is the authorised signatory */
        post: operations["issueDeliverable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliverables/by-hash/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a file is a genuine deliverable, by its SHA-256 */
        get: operations["authenticateByHash"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliverables/{number}/authenticity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a deliverable is genuine, by its number and, if given, the SHA-256 of the file in hand */
        get: operations["authenticateByNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliverables/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a deliverable, or (as multipart, with the corrected PDF) amend it: the old number says superseded */
        post: operations["tellDeliverable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The disputes one may see, newest first */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dispute with everything that was said and done */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A party's step in a dispute, or the hub's in mediation; explain and evidence take a file as multipart */
        post: operations["tellDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one's organisation performs */
        get: operations["listOwnSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/accreditations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's certificates, the first to end first */
        get: operations["listOwnAccreditations"];
        put?: never;
        /** Enter a certificate with its copy; a hub looks at it before it counts */
        post: operations["addAccreditation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/scope-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload an annex (CSV or XLSX); it is read in the background */
        post: operations["createScopeImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scope-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an import stands: rows accepted, skipped, rejected with their reasons, and what would change */
        get: operations["getScopeImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scope-imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand it to the hub; the hub approves or rejects it */
        post: operations["tellScopeImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Double-random inspections from the moment their lists are frozen, latest first */
        get: operations["listInspections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One inspection with the hashes of its files, its seed, its draw and its results */
        get: operations["getInspection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457; `code` is stable */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            fields?: {
                [key: string]: string;
            };
            values?: {
                [key: string]: string | number;
            };
            correlationId: string;
        };
        Request: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            number: string | null;
            title: string;
            description: string;
            status: string;
            version: number;
            region: string;
            hub: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                level: string;
                name: {
                    zh: string;
                    en: string;
                };
            };
            enterprise: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            delivery: string;
            dueOn: string | null;
            budgetFen: number | null;
            sealed: boolean;
            triageDueAt: string | null;
            suspended: boolean;
            /** Format: date-time */
            createdAt: string;
            packages: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                position: number;
                category: string;
                stage: string;
                kind: string;
                status: string;
                version: number;
                ring: string;
                quotingDeadline: string | null;
                order: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    id: string;
                    number: string;
                    status: string;
                } | null;
                items: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    id: string;
                    position: number;
                    sampleName: string;
                    objectClass: string | null;
                    document: string | null;
                    documentStatus: string | null;
                    replacedBy: string | null;
                    parameter: string | null;
                    quantity: number;
                    unit: string;
                    evidential: boolean;
                }[];
            }[];
        };
        Order: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            number: string;
            status: string;
            version: number;
            title: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            requestId: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            packageId: string;
            enterprise: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            provider: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                name: string;
            };
            amountFen: number;
            promisedOn: string | null;
            sampleNumber: string | null;
            held: boolean;
            holdConsented: boolean;
            suspended: boolean;
            cancelRequestedBy: string | null;
            autoAcceptAt: string | null;
            followUpDueAt: string | null;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            legalityRecordId: string;
            /** Format: date-time */
            createdAt: string;
            deliverables: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string;
                number: string;
                edition: number;
                kind: string;
                status: string;
                version: number;
                /** Format: date-time */
                issuedAt: string;
                /** Format: date */
                testedFrom: string;
                /** Format: date */
                testedTo: string;
                labNumber: string | null;
                sha256: string | null;
                sourceSha256: string;
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                legalityRecordId: string;
            }[];
        };
        Authenticity: {
            found: boolean;
            /** @enum {string} */
            status: "genuine" | "superseded" | "revoked" | "altered" | "unknown" | "mistyped";
            number: string | null;
            provider: string | null;
            issuedOn: string | null;
            replacedBy: string | null;
            sha256: string | null;
            sourceSha256: string | null;
            legality: {
                verdict: string;
                accreditation: string | null;
                validTo: string | null;
                ruleVersion: string;
            } | null;
        };
        Dispute: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string;
            number: string;
            status: string;
            version: number;
            title: string;
            /**
             * Format: uuid
             * @description UUIDv7
             */
            orderId: string;
            enterprise: string;
            provider: string;
            dueAt: string | null;
            /** Format: date-time */
            openedAt: string;
            decision: string | null;
            wants: string;
            reason: string;
            proposal: {
                decision: string;
                terms: string;
                enterpriseConfirmed: boolean;
                providerConfirmed: boolean;
            } | null;
            ruling: {
                decision: string;
                madeBy: string;
                reasoning: string;
            } | null;
            steps: {
                kind: string;
                /** Format: date-time */
                at: string;
                by: string | null;
                text: string;
                files: {
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    id: string;
                    name: string;
                    size: number;
                }[];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login: string;
                    password: string;
                    totp?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                        actor: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            login: string;
                            name: string;
                            role: string;
                            organisation: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                id: string;
                                name: string;
                                kind: string;
                            };
                            region: string;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        login: string;
                        name: string;
                        role: string;
                        organisation: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            name: string;
                            kind: string;
                        };
                        region: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRegions: {
        parameters: {
            query?: {
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            name: string;
                            /** @enum {string} */
                            level: "province" | "city" | "county";
                            /** @enum {string} */
                            kind: "administrative" | "statistical" | "container";
                            parent: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHubs: {
        parameters: {
            query?: {
                region?: string;
                level?: "province" | "city" | "county" | "park";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            code: string;
                            /** @enum {string} */
                            level: "province" | "city" | "county" | "park";
                            region: string;
                            parentId: string | null;
                            name: {
                                zh: string;
                                en: string;
                            };
                            address: string;
                            phone: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            code: string;
                            /** @enum {string} */
                            category: "metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand";
                            /** @enum {string} */
                            stage: "research" | "procurement" | "production" | "supply" | "after_sales";
                            /** @enum {string} */
                            kind: "verification" | "calibration" | "testing" | "inspection" | "certification" | "consulting" | "training";
                            name: string;
                            summary: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNormativeDocuments: {
        parameters: {
            query?: {
                q?: string;
                status?: "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string;
                            titleZh: string;
                            titleEn: string | null;
                            /** @enum {string} */
                            status: "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";
                            implementedOn: string | null;
                            replacedBy: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                id: string;
                                number: string;
                                /** @enum {string} */
                                status: "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";
                            }[];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listObjectClasses: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            code: string;
                            nameZh: string;
                            nameEn: string;
                            trail: string[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: {
                q?: string;
                document?: string;
                parameter?: string;
                region?: string;
                category?: "metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand";
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            name: string;
                            region: string | null;
                            accreditations: string[];
                            sites: number;
                            scopeRows: number;
                            provisional: boolean;
                            suspended: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBlacklist: {
        parameters: {
            query?: {
                q?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                            uscc: string | null;
                            region: string | null;
                            reason: string;
                            legalBasis: string;
                            decidedBy: string | null;
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            endsOn: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askAssistant: {
        parameters: {
            query: {
                /** @description The question, 500 characters at most */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        question: string;
                        /** @description False: not enough evidence, so nothing is quoted */
                        answered: boolean;
                        citations: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "law" | "rule" | "term" | "service" | "template" | "instrument";
                            title: string;
                            /** @description The article of a law */
                            label: string;
                            /** @description Parts of the stored text, unchanged, in order */
                            quotes: string[];
                            whole: boolean;
                            /** @description Where the whole text can be read */
                            href: string;
                            source: string;
                            /** Format: date */
                            asOf: string;
                            /** @description Of the whole stored text */
                            sha256: string;
                        }[];
                        documents: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string;
                            titleZh: string;
                            /** @enum {string} */
                            status: "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";
                            statusAsOf: string | null;
                            replacedBy: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                id: string;
                                number: string;
                                /** @enum {string} */
                                status: "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";
                            }[];
                        }[];
                        unknownNumbers: string[];
                        ways: ("providers" | "request" | "authenticity")[];
                        /** @description Later amendments of laws are missing */
                        lawsAsOf: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    region: string;
                    package: {
                        /** @enum {string} */
                        category: "metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand";
                        /** @enum {string} */
                        kind: "verification" | "calibration" | "testing" | "inspection" | "certification" | "consulting" | "training";
                        items: {
                            sampleName: string;
                            objectClass?: string;
                            document?: string;
                            parameter?: string;
                            quantity: number;
                            unit: string;
                            /** @default true */
                            evidential?: boolean;
                            range?: {
                                min: number;
                                max: number;
                                unit: string;
                            };
                            uncertainty?: number;
                            industryClass?: string;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        eligible: {
                            county: number;
                            city: number;
                            province: number;
                            nation: number;
                        };
                        onHold: {
                            county: number;
                            city: number;
                            province: number;
                            nation: number;
                        };
                        perItem: {
                            eligible: number;
                            onHold: number;
                        }[];
                        providers: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            name: string;
                            region: string;
                            distanceM: number | null;
                            score: number;
                            verdicts: {
                                position: number;
                                /** @enum {string} */
                                verdict: "eligible" | "hold" | "refused";
                                codes: string[];
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRequests: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string | null;
                            title: string;
                            status: string;
                            version: number;
                            enterprise: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same content gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    region?: string;
                    description?: string;
                    packages: {
                        /** @enum {string} */
                        category: "metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand";
                        /** @enum {string} */
                        stage: "research" | "procurement" | "production" | "supply" | "after_sales";
                        /** @enum {string} */
                        kind: "verification" | "calibration" | "testing" | "inspection" | "certification" | "consulting" | "training";
                        catalogueCode?: string;
                        items: {
                            sampleName: string;
                            objectClass?: string;
                            document?: string;
                            parameter?: string;
                            quantity: number;
                            unit: string;
                            /** @default true */
                            evidential?: boolean;
                            range?: {
                                min: number;
                                max: number;
                                unit: string;
                            };
                            uncertainty?: number;
                            industryClass?: string;
                        }[];
                    }[];
                    /** @enum {string} */
                    delivery: "on_site" | "send_sample" | "none";
                    /** Format: date */
                    dueOn?: string;
                    budgetFen?: number;
                    /** @default false */
                    sealed?: boolean;
                    /** @default false */
                    submit?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRequestTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            at: string;
                            packageId: string | null;
                            orderId: string | null;
                            person: string | null;
                            organisation: string | null;
                            data: unknown;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            packageId: string;
                            provider: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                id: string;
                                name: string;
                            };
                            ring: string;
                            score: number;
                            /** Format: date-time */
                            invitedAt: string;
                            seenAt: string | null;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            legalityRecordId: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQuotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            packageId: string;
                            provider: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                id: string;
                                name: string;
                            };
                            status: string;
                            version: number;
                            totalFen: number | null;
                            items: {
                                /**
                                 * Format: uuid
                                 * @description UUIDv7
                                 */
                                itemId: string;
                                amountFen: number;
                            }[] | null;
                            workingDays: number;
                            /** Format: date */
                            promisedOn: string;
                            /** Format: date */
                            validUntil: string;
                            note: string;
                            provisional: boolean;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            legalityRecordId: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellRequest: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    event: "submit";
                } | {
                    /** @constant */
                    event: "withdraw";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    packageId?: string;
                } | {
                    /** @constant */
                    event: "accept";
                } | {
                    /** @constant */
                    event: "return";
                    reason: string;
                } | {
                    /** @constant */
                    event: "transfer";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    hubId: string;
                    reason: string;
                } | {
                    /** @constant */
                    event: "open";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    packageId?: string;
                } | {
                    /** @constant */
                    event: "widen";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    packageId?: string;
                } | {
                    /** Format: uuid */
                    packageId?: string;
                    /** Format: uuid */
                    providerId: string;
                    basis: string;
                    feeFen: number;
                    /** @default 10 */
                    workingDays?: number;
                    /** @constant */
                    event: "designate";
                } | {
                    /** @constant */
                    event: "extend";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    packageId?: string;
                } | {
                    /** @constant */
                    event: "award";
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    packageId?: string;
                    /**
                     * Format: uuid
                     * @description UUIDv7
                     */
                    quoteId: string;
                } | {
                    /** @constant */
                    event: "suspend";
                    reason: string;
                } | {
                    /** @constant */
                    event: "lift";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitQuote: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same content gives the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    siteId?: string;
                    items: {
                        /** Format: uuid */
                        itemId: string;
                        amountFen: number;
                    }[];
                    workingDays: number;
                    /** Format: date */
                    validUntil: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        version: number;
                        status: string;
                        totalFen: number | null;
                        promisedOn: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellQuote: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    siteId?: string;
                    items: {
                        /** Format: uuid */
                        itemId: string;
                        amountFen: number;
                    }[];
                    workingDays: number;
                    /** Format: date */
                    validUntil: string;
                    note?: string;
                    /** @constant */
                    event: "revise";
                } | {
                    /** @constant */
                    event: "retract";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        version: number;
                        status: string;
                        totalFen: number | null;
                        promisedOn: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string;
                            status: string;
                            version: number;
                            title: string;
                            enterprise: string;
                            provider: string;
                            amountFen: number;
                            promisedOn: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellOrder: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    event: "receive_sample";
                    sampleNumber: string;
                } | {
                    /** @constant */
                    event: "start_visit";
                } | {
                    /** @constant */
                    event: "start";
                } | {
                    /** @constant */
                    event: "hold";
                    reason: string;
                } | {
                    /** @constant */
                    event: "consent";
                } | {
                    /** @constant */
                    event: "resume";
                } | {
                    /** @constant */
                    event: "accept";
                    rating: number;
                    comment?: string;
                } | {
                    /** @constant */
                    event: "dispute";
                    reason: string;
                    /**
                     * @default redo
                     * @enum {string}
                     */
                    wants?: "explanation" | "redo" | "revoked";
                } | {
                    /** @constant */
                    event: "decide";
                    /** @enum {string} */
                    decision: "accepted" | "redo" | "revoked";
                    reason: string;
                } | {
                    /** @constant */
                    event: "cancel";
                    reason?: string;
                } | {
                    /** @constant */
                    event: "follow_up";
                    satisfied?: boolean;
                    score?: number;
                    note?: string;
                    /** @default false */
                    unreachable?: boolean;
                } | {
                    /** @constant */
                    event: "close";
                } | {
                    /** @constant */
                    event: "suspend";
                    reason: string;
                } | {
                    /** @constant */
                    event: "lift";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueDeliverable: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same content gives the same answer */
                "Idempotency-Key": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: date */
                    testedFrom: string;
                    /** Format: date */
                    testedTo: string;
                    labNumber?: string;
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        number: string;
                        sha256: string;
                        legality: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authenticateByHash: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authenticity"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    authenticateByNumber: {
        parameters: {
            query?: {
                sha256?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authenticity"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellDeliverable: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": ({
                    reason: string;
                    /** @constant */
                    event: "revoke";
                } | {
                    /** Format: date */
                    testedFrom: string;
                    /** Format: date */
                    testedTo: string;
                    labNumber?: string;
                    reason: string;
                    /** @constant */
                    event: "amend";
                }) & {
                    /** Format: binary */
                    file: string;
                };
                "application/json": {
                    reason: string;
                    /** @constant */
                    event: "revoke";
                } | {
                    /** Format: date */
                    testedFrom: string;
                    /** Format: date */
                    testedTo: string;
                    labNumber?: string;
                    reason: string;
                    /** @constant */
                    event: "amend";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        number: string | null;
                        status: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                view?: "open" | "overdue" | "over";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string;
                            status: string;
                            version: number;
                            title: string;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            orderId: string;
                            enterprise: string;
                            provider: string;
                            dueAt: string | null;
                            /** Format: date-time */
                            openedAt: string;
                            decision: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellDispute: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": ({
                    text: string;
                    /** @constant */
                    event: "explain";
                } | {
                    text: string;
                    /** @constant */
                    event: "evidence";
                } | {
                    /** @constant */
                    event: "keep_condition";
                } | {
                    /** @constant */
                    event: "confirm";
                } | {
                    text: string;
                    /** @constant */
                    event: "decline";
                } | {
                    text: string;
                    /** @constant */
                    event: "appeal";
                } | {
                    text: string;
                    /** @constant */
                    event: "withdraw";
                } | {
                    /** @constant */
                    event: "mediate";
                } | {
                    text: string;
                    /** @constant */
                    event: "talk";
                } | {
                    /** @enum {string} */
                    decision: "accepted" | "redo" | "revoked";
                    terms: string;
                    /** @constant */
                    event: "propose";
                } | {
                    text: string;
                    /** @constant */
                    event: "fail";
                }) & {
                    /** Format: binary */
                    file: string;
                };
                "application/json": {
                    text: string;
                    /** @constant */
                    event: "explain";
                } | {
                    text: string;
                    /** @constant */
                    event: "evidence";
                } | {
                    /** @constant */
                    event: "keep_condition";
                } | {
                    /** @constant */
                    event: "confirm";
                } | {
                    text: string;
                    /** @constant */
                    event: "decline";
                } | {
                    text: string;
                    /** @constant */
                    event: "appeal";
                } | {
                    text: string;
                    /** @constant */
                    event: "withdraw";
                } | {
                    /** @constant */
                    event: "mediate";
                } | {
                    text: string;
                    /** @constant */
                    event: "talk";
                } | {
                    /** @enum {string} */
                    decision: "accepted" | "redo" | "revoked";
                    terms: string;
                    /** @constant */
                    event: "propose";
                } | {
                    text: string;
                    /** @constant */
                    event: "fail";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            name: string;
                            region: string;
                            address: string;
                            lon: number;
                            lat: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOwnAccreditations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            /** @enum {string} */
                            kind: "cma" | "cnas" | "cnca" | "legal_metrology";
                            number: string;
                            /** Format: date */
                            validFrom: string;
                            /** Format: date */
                            validTo: string;
                            status: string;
                            approved: boolean;
                            scopeRows: number;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addAccreditation: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same content gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @enum {string} */
                    kind: "cma" | "cnas" | "cnca" | "legal_metrology";
                    number: string;
                    /** Format: date */
                    validFrom: string;
                    /** Format: date */
                    validTo: string;
                    /** @constant */
                    cccDesignated?: "on";
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        warnings: string[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createScopeImport: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same content gives the same answer */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: uuid */
                    accreditationId: string;
                    /** Format: uuid */
                    siteId: string;
                    /** @enum {string} */
                    kind?: "verification" | "calibration" | "testing" | "inspection" | "certification";
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScopeImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        status: string;
                        version: number;
                        rows: number;
                        accepted: number;
                        skipped: number;
                        rejected: {
                            sheet: string;
                            row: number;
                            column: string | null;
                            code: string | null;
                            message: string | null;
                        }[];
                        rejectedTotal: number;
                        diff: {
                            added: number;
                            removed: number;
                            changed: number;
                        } | null;
                        failure: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tellScopeImport: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key"?: string;
                /** @description The version that was seen, from ETag */
                "If-Match": string;
            };
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    event: "submit";
                } | {
                    /** @constant */
                    event: "approve";
                } | {
                    note: string;
                    /** @constant */
                    event: "reject";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        status: string;
                        version: number;
                        rows: number;
                        accepted: number;
                        skipped: number;
                        rejected: {
                            sheet: string;
                            row: number;
                            column: string | null;
                            code: string | null;
                            message: string | null;
                        }[];
                        rejectedTotal: number;
                        diff: {
                            added: number;
                            removed: number;
                            changed: number;
                        } | null;
                        failure: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInspections: {
        parameters: {
            query?: {
                status?: "frozen" | "seeded" | "drawn" | "voided";
                region?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            id: string;
                            number: string;
                            title: string;
                            /** @enum {string} */
                            status: "frozen" | "seeded" | "drawn" | "voided";
                            region: string;
                            category: ("metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand") | null;
                            frozenAt: string | null;
                            drawn: number;
                            published: number;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description UUIDv7 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description UUIDv7
                         */
                        id: string;
                        number: string;
                        title: string;
                        /** @enum {string} */
                        status: "frozen" | "seeded" | "drawn" | "voided";
                        region: string;
                        category: ("metrology" | "standards" | "certification" | "testing" | "quality_management" | "intellectual_property" | "brand") | null;
                        frozenAt: string | null;
                        drawn: number;
                        published: number;
                        matters: string[];
                        seedSource: string | null;
                        seedFrom: string | null;
                        seed: string | null;
                        files: {
                            [key: string]: {
                                sha256: string;
                                href: string;
                            };
                        };
                        checks: {
                            position: number;
                            /**
                             * Format: uuid
                             * @description UUIDv7
                             */
                            providerId: string;
                            provider: string;
                            /** @enum {string} */
                            grade: "A" | "B" | "C" | "D";
                            inspectors: string[];
                            outcome: ("pass" | "no_activity" | "unreachable" | "problem" | "uncooperative") | null;
                            visitedOn: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
