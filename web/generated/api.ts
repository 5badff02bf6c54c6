// Written by "npm run openapi" from the OpenAPI document. Not for editing.
export interface paths {
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReports"];
        put?: never;
        post: operations["openReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["saveReport"];
        trace?: never;
    };
    "/reports/{reportId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["requestEvidenceUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/evidence/{evidenceId}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["renewEvidenceUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/evidence/{evidenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["removeEvidence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["submitReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/supplement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["supplementReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{reportId}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["redriveReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["claimReview"];
        delete: operations["releaseClaim"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}/evidence/{evidenceId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["releaseEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}/cluster-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideCluster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{reportId}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["assignReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/{account}/absence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["setAbsence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBulkDecisions"];
        put?: never;
        post: operations["openBulkDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-decisions/{bulkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getBulkDecision"];
        put?: never;
        post?: never;
        delete: operations["undoBulkDecision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-decisions/{bulkId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listBulkItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-decisions/{bulkId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmBulkDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-decisions/{bulkId}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["redriveBulkDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImports"];
        put?: never;
        post: operations["openImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImportTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete: operations["cancelImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImportFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getImportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["renewImportUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["confirmImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/platform-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["checkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{importId}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["redriveImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCases"];
        put?: never;
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeCaseStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{creditCode}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOwnCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{creditCode}/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOwnCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{caseId}/letters/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCaseLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{creditCode}/cases/{caseId}/letters/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOwnCaseLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organisations/{creditCode}/cases/{caseId}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["answerCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listRegisters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/red-list-objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objectToRedList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listCampaigns"];
        put?: never;
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["endCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["countReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies/{policyId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["loadPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["putStaff"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listReleases"];
        put?: never;
        post: operations["startRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/releases/{release}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/releases/{release}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["previewRelease"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/releases/{release}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["decideRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/releases/{release}/steering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["steerRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPublicLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDeliveryKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{downstream}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listDeliveryRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{downstream}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{downstream}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reconcileDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{downstream}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["replayDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{downstream}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["setDeliveriesAside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subject/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOwnRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subject/reports/{reportId}/accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listOwnAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subject/reports/{reportId}/consents/{consent}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subject/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["takeOwnCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getGuidance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/campaigns/{campaignId}/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["checkEligibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOpenapi"];
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
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            titles: {
                zh: string;
                en: string;
            };
            details: {
                zh: string;
                en: string;
            };
            problems: {
                code: string;
                path: (string | number)[];
                message: {
                    zh: string;
                    en: string;
                };
                remedy: {
                    zh: string;
                    en: string;
                };
                pointer: string;
            }[];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
         * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
         */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listReports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            reportId: string;
                            receiptNumber: string;
                            campaignId: string;
                            category: string;
                            /** @enum {string} */
                            status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    openReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    campaignId: string;
                    /** @enum {string} */
                    channel: "citizen" | "department";
                    form: {
                        category: string;
                        district: string;
                        matter: {
                            title?: string;
                            description?: string;
                            /** Format: date */
                            startedOn?: string;
                            /** Format: date */
                            endedOn?: string;
                            place?: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    saveReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    form: {
                        category: string;
                        district: string;
                        matter: {
                            title?: string;
                            description?: string;
                            /** Format: date */
                            startedOn?: string;
                            /** Format: date */
                            endedOn?: string;
                            place?: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    requestEvidenceUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    files: {
                        name: string;
                        type: string;
                        length: number;
                        sha256: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        uploads: {
                            evidenceId: string;
                            /** @constant */
                            method: "PUT";
                            url: string;
                            headers: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            expiresAt: string;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    renewEvidenceUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        evidenceId: string;
                        /** @constant */
                        method: "PUT";
                        url: string;
                        headers: {
                            [key: string]: string;
                        };
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description refused */
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
    removeEvidence: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    submitReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subject: {
                        /** @constant */
                        kind: "person";
                        name: string;
                        /** @enum {string} */
                        sex: "male" | "female";
                        document: {
                            /** @enum {string} */
                            type: "resident-id" | "hk-macao-taiwan-residence-permit" | "hk-macao-permit" | "taiwan-permit" | "foreign-permanent-resident" | "passport";
                            number: string;
                        };
                        /** Format: date */
                        birthDate?: string;
                    } | {
                        /** @constant */
                        kind: "organisation";
                        name: string;
                        creditCode: string;
                        /** @default false */
                        codeConfirmed?: boolean;
                    };
                    declarations: string[];
                    consents: {
                        consent: string;
                        textVersion: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    supplementReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    note?: string | null;
                    /** @default [] */
                    answers?: {
                        item: number;
                        message: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    withdrawReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                        }[];
                        submittedAt: string | null;
                        department: string | null;
                        district: string | null;
                        dueAt: string | null;
                        routedBy: string | null;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        } | null;
                        wanted: {
                            reason: string;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            /** Format: date-time */
                            dueAt: string;
                        } | null;
                        outcome: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "you" | "department" | "office" | "system";
                            department: string | null;
                            text: string | null;
                            asked?: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                            }[];
                            answers?: {
                                item: number;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    redriveReport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        status: string;
                    };
                };
            };
            /** @description refused */
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
    listReviews: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                district?: string;
                category?: string;
                channel?: "citizen" | "department";
                clock?: "due" | "at-risk" | "overdue";
                linked?: "true";
                escalated?: "true";
                mine?: "true";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            reportId: string;
                            campaignId: string;
                            category: string;
                            district: string;
                            /** @enum {string} */
                            channel: "citizen" | "department";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                            /** Format: date-time */
                            submittedAt: string;
                            /** Format: date-time */
                            dueAt: string;
                            /** @enum {string} */
                            clock: "due" | "at-risk" | "overdue";
                            claimed: {
                                byYou: boolean;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            assigned: {
                                toYou: boolean;
                                /** Format: date-time */
                                until: string;
                            } | null;
                            linked: number;
                            escalatedTo: string | null;
                            imported: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        campaignId: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        /** Format: date-time */
                        submittedAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        routedBy: string;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        };
                        policyVersion: number;
                        needsSecondApproval: boolean;
                        claimed: {
                            byYou: boolean;
                            /** Format: date-time */
                            until: string;
                        } | null;
                        subject: ({
                            /** @constant */
                            kind: "person";
                            name: string;
                            sex: string;
                            documentType: string;
                            documentEnding: string;
                            birthDate: string;
                        } | {
                            /** @constant */
                            kind: "organisation";
                            name: string;
                            creditCode: string;
                            codeConfirmed: boolean;
                        }) | null;
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                            download: {
                                url: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        }[];
                        sameDeed: {
                            reportId: string;
                            /** @enum {string} */
                            channel: "citizen" | "department";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                            form: {
                                category: string;
                                district: string;
                                matter: {
                                    title?: string;
                                    description?: string;
                                    /** Format: date */
                                    startedOn?: string;
                                    /** Format: date */
                                    endedOn?: string;
                                    place?: string;
                                };
                            };
                            /** Format: date-time */
                            submittedAt: string;
                            evidence: {
                                evidenceId: string;
                                sha256: string;
                                sameBytes: boolean;
                            }[];
                            department: string | null;
                            district: string | null;
                            dueAt: string | null;
                            outcome: {
                                /** @enum {string} */
                                outcome: "approved" | "rejected";
                                /** Format: date-time */
                                at: string;
                                text: string | null;
                            } | null;
                            decidable: boolean;
                        }[];
                        requests: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            /** Format: date-time */
                            dueAt: string;
                            suppliedAt: string | null;
                            note: string | null;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                                answer: string | null;
                                /** @enum {string} */
                                became: "answered" | "removed" | "open";
                            }[];
                        }[];
                        /** @enum {string} */
                        clock: "due" | "at-risk" | "overdue";
                        assigned: {
                            to: string;
                            toYou: boolean;
                            /** Format: date-time */
                            until: string;
                        } | null;
                        source: {
                            importId: string;
                            row: number;
                            sha256: string;
                        } | null;
                        escalatedTo: string[];
                    };
                };
            };
            /** @description refused */
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
    claimReview: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        campaignId: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        /** Format: date-time */
                        submittedAt: string;
                        /** Format: date-time */
                        dueAt: string;
                        routedBy: string;
                        routing: {
                            department: string;
                            district: string;
                            rule: string;
                            policyVersion: number;
                            /** Format: date-time */
                            at: string;
                            because: {
                                zh: string;
                                en: string;
                            };
                            bounces: {
                                /** Format: date-time */
                                at: string;
                                from: string;
                                to: string;
                                reason: string;
                                rule: string;
                                policyVersion: number;
                                /** Format: date-time */
                                dueAt: string;
                                clockKept: boolean;
                            }[];
                        };
                        policyVersion: number;
                        needsSecondApproval: boolean;
                        claimed: {
                            byYou: boolean;
                            /** Format: date-time */
                            until: string;
                        } | null;
                        subject: ({
                            /** @constant */
                            kind: "person";
                            name: string;
                            sex: string;
                            documentType: string;
                            documentEnding: string;
                            birthDate: string;
                        } | {
                            /** @constant */
                            kind: "organisation";
                            name: string;
                            creditCode: string;
                            codeConfirmed: boolean;
                        }) | null;
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                            evidenceId: string;
                            /** @enum {string} */
                            state: "awaited" | "clean" | "infected" | "unscannable" | "mismatch" | "released" | "removed";
                            reason: string | null;
                            download: {
                                url: string;
                                /** Format: date-time */
                                expiresAt: string;
                            } | null;
                        }[];
                        sameDeed: {
                            reportId: string;
                            /** @enum {string} */
                            channel: "citizen" | "department";
                            /** @enum {string} */
                            status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                            form: {
                                category: string;
                                district: string;
                                matter: {
                                    title?: string;
                                    description?: string;
                                    /** Format: date */
                                    startedOn?: string;
                                    /** Format: date */
                                    endedOn?: string;
                                    place?: string;
                                };
                            };
                            /** Format: date-time */
                            submittedAt: string;
                            evidence: {
                                evidenceId: string;
                                sha256: string;
                                sameBytes: boolean;
                            }[];
                            department: string | null;
                            district: string | null;
                            dueAt: string | null;
                            outcome: {
                                /** @enum {string} */
                                outcome: "approved" | "rejected";
                                /** Format: date-time */
                                at: string;
                                text: string | null;
                            } | null;
                            decidable: boolean;
                        }[];
                        requests: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            /** Format: date-time */
                            dueAt: string;
                            suppliedAt: string | null;
                            note: string | null;
                            items: {
                                evidenceId?: string;
                                field?: string;
                                message: string;
                                answer: string | null;
                                /** @enum {string} */
                                became: "answered" | "removed" | "open";
                            }[];
                        }[];
                        /** @enum {string} */
                        clock: "due" | "at-risk" | "overdue";
                        assigned: {
                            to: string;
                            toYou: boolean;
                            /** Format: date-time */
                            until: string;
                        } | null;
                        source: {
                            importId: string;
                            row: number;
                            sha256: string;
                        } | null;
                        escalatedTo: string[];
                    };
                };
            };
            /** @description refused */
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
    releaseClaim: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        status: string;
                    };
                };
            };
            /** @description refused */
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
    decideReview: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    outcome: "approve";
                    /** @default null */
                    note?: string | null;
                } | {
                    /** @constant */
                    outcome: "reject";
                    reason: string;
                } | {
                    /** @constant */
                    outcome: "return";
                    reason: string;
                    /** @default [] */
                    items?: {
                        evidenceId?: string;
                        field?: string;
                        message: string;
                    }[];
                } | {
                    /** @constant */
                    outcome: "transfer";
                    reason: string;
                    department: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        status: string;
                        version: number;
                        /** Format: date-time */
                        decidedAt: string;
                    };
                };
            };
            /** @description refused */
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
    releaseEvidence: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
                evidenceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        evidenceId: string;
                    };
                };
            };
            /** @description refused */
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
    decideCluster: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    verdict: {
                        /** @constant */
                        outcome: "approve";
                        /** @default null */
                        note?: string | null;
                    } | {
                        /** @constant */
                        outcome: "reject";
                        reason: string;
                    } | {
                        /** @constant */
                        outcome: "return";
                        reason: string;
                        /** @default [] */
                        items?: {
                            evidenceId?: string;
                            field?: string;
                            message: string;
                        }[];
                    } | {
                        /** @constant */
                        outcome: "transfer";
                        reason: string;
                        department: string;
                    };
                    together: string[];
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            reportId: string;
                            decided: {
                                status: string;
                                version: number;
                                /** Format: date-time */
                                decidedAt: string;
                            } | null;
                            refused: {
                                /** @enum {string} */
                                code: "invalid" | "not-found" | "forbidden" | "changed-meanwhile" | "same-key-other-request" | "wrong-status" | "campaign-not-open" | "campaign-not-ended" | "identity-not-verified" | "not-eligible" | "evidence-awaited" | "evidence-unfit" | "evidence-insufficient" | "claimed-by-another" | "claim-required" | "assigned-to-another" | "sample-not-opened" | "too-late" | "too-early" | "gate-closed" | "maker-is-checker" | "not-previewed" | "already-exists" | "too-many" | "too-large";
                                detail: {
                                    zh: string;
                                    en: string;
                                };
                            } | null;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    countReviews: {
        parameters: {
            query?: {
                district?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        countedAt: string | null;
                        department: string;
                        districts: string[];
                        waiting: number;
                        byCategory: {
                            [key: string]: number;
                        };
                        byChannel: {
                            [key: string]: number;
                        };
                        byClock: {
                            overdue: number;
                            atRisk: number;
                            due: number;
                        };
                        linked: number;
                        escalated: number;
                        mine: number;
                        byOfficer: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description refused */
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
    getStatistics: {
        parameters: {
            query?: {
                department?: string;
                district?: string;
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        department: string | null;
                        district: string | null;
                        countedAt: string | null;
                        backlog: {
                            waiting: number;
                            byCategory: {
                                [key: string]: number;
                            };
                            byChannel: {
                                [key: string]: number;
                            };
                            byClock: {
                                overdue: number;
                                atRisk: number;
                                due: number;
                            };
                            linked: number;
                            escalated: number;
                            withReporter: number;
                        };
                        age: {
                            /** Format: date */
                            day: string;
                            count: number;
                        }[];
                        throughput: {
                            /** Format: date */
                            day: string;
                            approved: number;
                            rejected: number;
                            returned: number;
                        }[];
                        outcomes: {
                            approved: number;
                            rejected: number;
                            returned: number;
                        };
                        meanHoursToDecision: number | null;
                        parts: {
                            department: string;
                            district: string;
                            waiting: number;
                            overdue: number;
                            approved: number;
                            rejected: number;
                            returned: number;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    assignReview: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to: string | null;
                    /** @default false */
                    takeOver?: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        status: string;
                        assigned: {
                            to: string;
                            /** Format: date-time */
                            until: string;
                            insteadOf: string | null;
                        } | null;
                    };
                };
            };
            /** @description refused */
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
    setAbsence: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    until: string;
                    delegate: string;
                } | null;
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** @enum {string} */
                        role: "citizen" | "reviewer" | "lead" | "office" | "auditor";
                        department: string | null;
                        districts: (string | "*")[];
                        active: boolean;
                        absence?: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            until: string;
                            delegate: string;
                        };
                        /** Format: date-time */
                        changedAt: string;
                    };
                };
            };
            /** @description refused */
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
    listBulkDecisions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            bulkId: string;
                            /** @enum {string} */
                            status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                            outcome: string;
                            count: number | null;
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    openBulkDecision: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter: {
                        districts?: string[];
                        category?: string;
                        /** @enum {string} */
                        channel?: "citizen" | "department";
                        /** @enum {string} */
                        clock?: "due" | "at-risk" | "overdue";
                        /** @constant */
                        linked?: true;
                        /** @constant */
                        escalated?: true;
                        assignedTo?: string;
                    };
                    verdict: {
                        /** @constant */
                        outcome: "approve";
                        /** @default null */
                        note?: string | null;
                    } | {
                        /** @constant */
                        outcome: "reject";
                        reason: string;
                    } | {
                        /** @constant */
                        outcome: "return";
                        reason: string;
                        /** @default [] */
                        items?: {
                            field?: string;
                            message: string;
                        }[];
                    } | {
                        /** @constant */
                        outcome: "transfer";
                        reason: string;
                        department: string;
                    } | {
                        /** @constant */
                        outcome: "assign";
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId: string;
                        /** @enum {string} */
                        status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        filter: {
                            department: string;
                            districts: string[];
                            category?: string;
                            /** @enum {string} */
                            channel?: "citizen" | "department";
                            /** @enum {string} */
                            clock?: "due" | "at-risk" | "overdue";
                            /** @constant */
                            linked?: true;
                            /** @constant */
                            escalated?: true;
                            assignedTo?: string;
                        };
                        verdict: {
                            /** @constant */
                            outcome: "approve";
                            /** @default null */
                            note: string | null;
                        } | {
                            /** @constant */
                            outcome: "reject";
                            reason: string;
                        } | {
                            /** @constant */
                            outcome: "return";
                            reason: string;
                            /** @default [] */
                            items: {
                                field?: string;
                                message: string;
                            }[];
                        } | {
                            /** @constant */
                            outcome: "transfer";
                            reason: string;
                            department: string;
                        } | {
                            /** @constant */
                            outcome: "assign";
                            to: string;
                        };
                        gathering: {
                            looked: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        preview: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            confirmBefore: string;
                            count: number;
                            leftOut: {
                                [key: string]: number;
                            };
                            setHash: string;
                            sample: {
                                reportId: string;
                                opened: boolean;
                                changed: boolean;
                            }[];
                        } | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            undoUntil: string;
                        } | null;
                        acting: {
                            done: number;
                            of: number;
                            itemsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        outcomes: {
                            waiting: number;
                            decided: number;
                            changed: number;
                            refused: number;
                            failed: number;
                        } | null;
                    };
                };
            };
            /** @description refused */
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
    getBulkDecision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId: string;
                        /** @enum {string} */
                        status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        filter: {
                            department: string;
                            districts: string[];
                            category?: string;
                            /** @enum {string} */
                            channel?: "citizen" | "department";
                            /** @enum {string} */
                            clock?: "due" | "at-risk" | "overdue";
                            /** @constant */
                            linked?: true;
                            /** @constant */
                            escalated?: true;
                            assignedTo?: string;
                        };
                        verdict: {
                            /** @constant */
                            outcome: "approve";
                            /** @default null */
                            note: string | null;
                        } | {
                            /** @constant */
                            outcome: "reject";
                            reason: string;
                        } | {
                            /** @constant */
                            outcome: "return";
                            reason: string;
                            /** @default [] */
                            items: {
                                field?: string;
                                message: string;
                            }[];
                        } | {
                            /** @constant */
                            outcome: "transfer";
                            reason: string;
                            department: string;
                        } | {
                            /** @constant */
                            outcome: "assign";
                            to: string;
                        };
                        gathering: {
                            looked: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        preview: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            confirmBefore: string;
                            count: number;
                            leftOut: {
                                [key: string]: number;
                            };
                            setHash: string;
                            sample: {
                                reportId: string;
                                opened: boolean;
                                changed: boolean;
                            }[];
                        } | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            undoUntil: string;
                        } | null;
                        acting: {
                            done: number;
                            of: number;
                            itemsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        outcomes: {
                            waiting: number;
                            decided: number;
                            changed: number;
                            refused: number;
                            failed: number;
                        } | null;
                    };
                };
            };
            /** @description refused */
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
    undoBulkDecision: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId: string;
                        /** @enum {string} */
                        status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        filter: {
                            department: string;
                            districts: string[];
                            category?: string;
                            /** @enum {string} */
                            channel?: "citizen" | "department";
                            /** @enum {string} */
                            clock?: "due" | "at-risk" | "overdue";
                            /** @constant */
                            linked?: true;
                            /** @constant */
                            escalated?: true;
                            assignedTo?: string;
                        };
                        verdict: {
                            /** @constant */
                            outcome: "approve";
                            /** @default null */
                            note: string | null;
                        } | {
                            /** @constant */
                            outcome: "reject";
                            reason: string;
                        } | {
                            /** @constant */
                            outcome: "return";
                            reason: string;
                            /** @default [] */
                            items: {
                                field?: string;
                                message: string;
                            }[];
                        } | {
                            /** @constant */
                            outcome: "transfer";
                            reason: string;
                            department: string;
                        } | {
                            /** @constant */
                            outcome: "assign";
                            to: string;
                        };
                        gathering: {
                            looked: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        preview: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            confirmBefore: string;
                            count: number;
                            leftOut: {
                                [key: string]: number;
                            };
                            setHash: string;
                            sample: {
                                reportId: string;
                                opened: boolean;
                                changed: boolean;
                            }[];
                        } | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            undoUntil: string;
                        } | null;
                        acting: {
                            done: number;
                            of: number;
                            itemsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        outcomes: {
                            waiting: number;
                            decided: number;
                            changed: number;
                            refused: number;
                            failed: number;
                        } | null;
                    };
                };
            };
            /** @description refused */
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
    listBulkItems: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                outcome?: "left-out" | "waiting" | "decided" | "changed" | "refused" | "failed";
            };
            header?: never;
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            reportId: string;
                            /** @enum {string} */
                            outcome: "left-out" | "waiting" | "decided" | "changed" | "refused" | "failed";
                            became: ("draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn") | null;
                            reason: ("invalid" | "not-found" | "forbidden" | "changed-meanwhile" | "same-key-other-request" | "wrong-status" | "campaign-not-open" | "campaign-not-ended" | "identity-not-verified" | "not-eligible" | "evidence-awaited" | "evidence-unfit" | "evidence-insufficient" | "claimed-by-another" | "claim-required" | "assigned-to-another" | "sample-not-opened" | "too-late" | "too-early" | "gate-closed" | "maker-is-checker" | "not-previewed" | "already-exists" | "too-many" | "too-large" | "fault") | null;
                            detail: {
                                zh: string;
                                en: string;
                            } | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    confirmBulkDecision: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    setHash: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId: string;
                        /** @enum {string} */
                        status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        filter: {
                            department: string;
                            districts: string[];
                            category?: string;
                            /** @enum {string} */
                            channel?: "citizen" | "department";
                            /** @enum {string} */
                            clock?: "due" | "at-risk" | "overdue";
                            /** @constant */
                            linked?: true;
                            /** @constant */
                            escalated?: true;
                            assignedTo?: string;
                        };
                        verdict: {
                            /** @constant */
                            outcome: "approve";
                            /** @default null */
                            note: string | null;
                        } | {
                            /** @constant */
                            outcome: "reject";
                            reason: string;
                        } | {
                            /** @constant */
                            outcome: "return";
                            reason: string;
                            /** @default [] */
                            items: {
                                field?: string;
                                message: string;
                            }[];
                        } | {
                            /** @constant */
                            outcome: "transfer";
                            reason: string;
                            department: string;
                        } | {
                            /** @constant */
                            outcome: "assign";
                            to: string;
                        };
                        gathering: {
                            looked: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        preview: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            confirmBefore: string;
                            count: number;
                            leftOut: {
                                [key: string]: number;
                            };
                            setHash: string;
                            sample: {
                                reportId: string;
                                opened: boolean;
                                changed: boolean;
                            }[];
                        } | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            undoUntil: string;
                        } | null;
                        acting: {
                            done: number;
                            of: number;
                            itemsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        outcomes: {
                            waiting: number;
                            decided: number;
                            changed: number;
                            refused: number;
                            failed: number;
                        } | null;
                    };
                };
            };
            /** @description refused */
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
    redriveBulkDecision: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                bulkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bulkId: string;
                        /** @enum {string} */
                        status: "gathering" | "previewed" | "confirmed" | "acting" | "done";
                    };
                };
            };
            /** @description refused */
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
    listImports: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            importId: string;
                            campaignId: string;
                            department: string;
                            /** @enum {string} */
                            kind: "persons" | "organisations";
                            /** @enum {string} */
                            mode: "check" | "import";
                            /** @enum {string} */
                            status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            checkDueAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    openImport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    campaignId: string;
                    /** @enum {string} */
                    kind: "persons" | "organisations";
                    /** @enum {string} */
                    mode: "check" | "import";
                    file: {
                        name: string;
                        /** @default application/octet-stream */
                        type?: string;
                        length: number;
                        sha256: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        upload: {
                            /** @constant */
                            method: "PUT";
                            url: string;
                            headers: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            /** @description refused */
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
    getImportTemplate: {
        parameters: {
            query: {
                campaignId: string;
            };
            header?: never;
            path: {
                kind: "persons" | "organisations";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description refused */
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
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        campaignId: string;
                        department: string;
                        /** @enum {string} */
                        kind: "persons" | "organisations";
                        /** @enum {string} */
                        mode: "check" | "import";
                        /** @enum {string} */
                        status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        checkDueAt: string | null;
                        version: number;
                        file: {
                            name: string;
                            /** @default application/octet-stream */
                            type: string;
                            length: number;
                            sha256: string;
                        };
                        madeByYou: boolean;
                        reading: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                read: number;
                                good: number;
                                bad: number;
                                unchanged: number;
                                leftOut: number;
                                warned: number;
                                errors: number;
                                warnings: number;
                                infos: number;
                            };
                        } | null;
                        acting: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                taken: number;
                                unchanged: number;
                                refused: number;
                                leftOut: number;
                            };
                        } | null;
                        returning: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                returned: number;
                                tooLate: number;
                            };
                        } | null;
                        contentHash: string | null;
                        unreadable: {
                            row: number | null;
                            column: number | null;
                            heading: string | null;
                            /** @enum {string} */
                            severity: "error" | "warning" | "info";
                            code: string;
                            value: string | null;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        } | null;
                        sentBack: string | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            codesConfirmed: boolean;
                        } | null;
                        turnedBack: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                        } | null;
                        escalatedTo: string[];
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "maker" | "department" | "office" | "system";
                        }[];
                    };
                };
            };
            /** @description refused */
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
    cancelImport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        campaignId: string;
                        department: string;
                        /** @enum {string} */
                        kind: "persons" | "organisations";
                        /** @enum {string} */
                        mode: "check" | "import";
                        /** @enum {string} */
                        status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        checkDueAt: string | null;
                        version: number;
                        file: {
                            name: string;
                            /** @default application/octet-stream */
                            type: string;
                            length: number;
                            sha256: string;
                        };
                        madeByYou: boolean;
                        reading: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                read: number;
                                good: number;
                                bad: number;
                                unchanged: number;
                                leftOut: number;
                                warned: number;
                                errors: number;
                                warnings: number;
                                infos: number;
                            };
                        } | null;
                        acting: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                taken: number;
                                unchanged: number;
                                refused: number;
                                leftOut: number;
                            };
                        } | null;
                        returning: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                returned: number;
                                tooLate: number;
                            };
                        } | null;
                        contentHash: string | null;
                        unreadable: {
                            row: number | null;
                            column: number | null;
                            heading: string | null;
                            /** @enum {string} */
                            severity: "error" | "warning" | "info";
                            code: string;
                            value: string | null;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        } | null;
                        sentBack: string | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            codesConfirmed: boolean;
                        } | null;
                        turnedBack: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                        } | null;
                        escalatedTo: string[];
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "maker" | "department" | "office" | "system";
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listImportFindings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                severity?: "error" | "warning" | "info";
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            row: number | null;
                            column: number | null;
                            heading: string | null;
                            /** @enum {string} */
                            severity: "error" | "warning" | "info";
                            code: string;
                            value: string | null;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    listImportRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            row: number;
                            /** @enum {string} */
                            outcome: "taken" | "unchanged" | "refused" | "left-out" | "returned" | "too-late";
                            reportId: string | null;
                            reason: {
                                zh: string;
                                en: string;
                            } | null;
                            receiptNumber: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getImportFile: {
        parameters: {
            query?: {
                which?: "annotated" | "original";
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description refused */
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
    renewImportUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        upload: {
                            /** @constant */
                            method: "PUT";
                            url: string;
                            headers: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
            };
            /** @description refused */
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
    confirmImport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    decision: "confirm";
                    contentHash: string;
                    /** @default false */
                    codesConfirmed?: boolean;
                    /** @default null */
                    reason?: string | null;
                } | {
                    /** @constant */
                    decision: "send-back";
                    contentHash: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        campaignId: string;
                        department: string;
                        /** @enum {string} */
                        kind: "persons" | "organisations";
                        /** @enum {string} */
                        mode: "check" | "import";
                        /** @enum {string} */
                        status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        checkDueAt: string | null;
                        version: number;
                        file: {
                            name: string;
                            /** @default application/octet-stream */
                            type: string;
                            length: number;
                            sha256: string;
                        };
                        madeByYou: boolean;
                        reading: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                read: number;
                                good: number;
                                bad: number;
                                unchanged: number;
                                leftOut: number;
                                warned: number;
                                errors: number;
                                warnings: number;
                                infos: number;
                            };
                        } | null;
                        acting: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                taken: number;
                                unchanged: number;
                                refused: number;
                                leftOut: number;
                            };
                        } | null;
                        returning: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                returned: number;
                                tooLate: number;
                            };
                        } | null;
                        contentHash: string | null;
                        unreadable: {
                            row: number | null;
                            column: number | null;
                            heading: string | null;
                            /** @enum {string} */
                            severity: "error" | "warning" | "info";
                            code: string;
                            value: string | null;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        } | null;
                        sentBack: string | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            codesConfirmed: boolean;
                        } | null;
                        turnedBack: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                        } | null;
                        escalatedTo: string[];
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "maker" | "department" | "office" | "system";
                        }[];
                    };
                };
            };
            /** @description refused */
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
    checkImport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    outcome: "passed";
                    /** @default null */
                    reason?: string | null;
                } | {
                    /** @constant */
                    outcome: "returned";
                    rows: "all" | number[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        campaignId: string;
                        department: string;
                        /** @enum {string} */
                        kind: "persons" | "organisations";
                        /** @enum {string} */
                        mode: "check" | "import";
                        /** @enum {string} */
                        status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        checkDueAt: string | null;
                        version: number;
                        file: {
                            name: string;
                            /** @default application/octet-stream */
                            type: string;
                            length: number;
                            sha256: string;
                        };
                        madeByYou: boolean;
                        reading: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                read: number;
                                good: number;
                                bad: number;
                                unchanged: number;
                                leftOut: number;
                                warned: number;
                                errors: number;
                                warnings: number;
                                infos: number;
                            };
                        } | null;
                        acting: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                taken: number;
                                unchanged: number;
                                refused: number;
                                leftOut: number;
                            };
                        } | null;
                        returning: {
                            rowsDone: number;
                            rowsInAll: number;
                            done: boolean;
                            rowsPerSecond: number | null;
                            remainingSeconds: number | null;
                            /** Format: date-time */
                            at: string;
                            counts: {
                                returned: number;
                                tooLate: number;
                            };
                        } | null;
                        contentHash: string | null;
                        unreadable: {
                            row: number | null;
                            column: number | null;
                            heading: string | null;
                            /** @enum {string} */
                            severity: "error" | "warning" | "info";
                            code: string;
                            value: string | null;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        } | null;
                        sentBack: string | null;
                        confirmed: {
                            /** Format: date-time */
                            at: string;
                            codesConfirmed: boolean;
                        } | null;
                        turnedBack: {
                            /** Format: date-time */
                            at: string;
                            reason: string;
                        } | null;
                        escalatedTo: string[];
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "maker" | "department" | "office" | "system";
                        }[];
                    };
                };
            };
            /** @description refused */
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
    redriveImport: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        importId: string;
                        /** @enum {string} */
                        status: "announced" | "reading" | "unreadable" | "checked" | "judged" | "acting" | "sent-back" | "cancelled" | "expired" | "platform-check" | "returning" | "closed";
                    };
                };
            };
            /** @description refused */
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
    listCases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                department?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            caseId: string;
                            campaignId: string;
                            department: string;
                            subject: {
                                name: string;
                                creditCode: string;
                            };
                            /** @enum {string} */
                            kind: "default" | "exemption" | "red-list-objection";
                            /** @enum {string} */
                            status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            wakeAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    openCase: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    campaignId: string;
                    subject: {
                        name: string;
                        creditCode: string;
                    };
                    district: string;
                    matter: {
                        /** @constant */
                        kind: "default";
                        charge: {
                            conduct: string | null;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            until: string;
                            place: string;
                            facts: string | null;
                            evidence: {
                                title: string;
                                number: string | null;
                                sha256: string;
                            }[];
                            basis: {
                                id: string;
                                articles: string;
                            } | null;
                            severity: ("minor" | "ordinary" | "serious") | null;
                            displayMonths: number | null;
                            measures: ("policy-support" | "awards")[];
                        };
                    } | {
                        /** @constant */
                        kind: "exemption";
                        hardship: {
                            record: string;
                            cause: string;
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            until: string;
                            place: string;
                            evidence: {
                                title: string;
                                number: string | null;
                                sha256: string;
                            }[];
                        };
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    takeCaseStep: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    step: "save";
                    charge: {
                        conduct: string | null;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        place: string;
                        facts: string | null;
                        evidence: {
                            title: string;
                            number: string | null;
                            sha256: string;
                        }[];
                        basis: {
                            id: string;
                            articles: string;
                        } | null;
                        severity: ("minor" | "ordinary" | "serious") | null;
                        displayMonths: number | null;
                        measures: ("policy-support" | "awards")[];
                    };
                } | {
                    /** @constant */
                    step: "save-hardship";
                    hardship: {
                        record: string;
                        cause: string;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        place: string;
                        evidence: {
                            title: string;
                            number: string | null;
                            sha256: string;
                        }[];
                    };
                } | {
                    /** @constant */
                    step: "determine";
                    reason: string;
                } | {
                    /** @constant */
                    step: "second";
                    /** @default null */
                    reason?: string | null;
                } | {
                    /** @constant */
                    step: "serve-notice";
                    /** @enum {string} */
                    notice: "listing" | "penalty";
                    service: {
                        /** @enum {string} */
                        how: "in-person" | "mail" | "electronic" | "left-at-address" | "announcement";
                        /** Format: date */
                        servedOn: string;
                        proof: {
                            title: string;
                            number: string | null;
                            sha256: string;
                        };
                    };
                } | {
                    /** @constant */
                    step: "answer-statement";
                    reason: string;
                } | {
                    /** @constant */
                    step: "decide";
                    number: string;
                    service: {
                        /** @enum {string} */
                        how: "in-person" | "mail" | "electronic" | "left-at-address" | "announcement";
                        /** Format: date */
                        servedOn: string;
                        proof: {
                            title: string;
                            number: string | null;
                            sha256: string;
                        };
                    };
                    repairNotice: boolean;
                } | {
                    /** @constant */
                    step: "register-challenge";
                    /** @enum {string} */
                    remedy: "administrative-review" | "suit";
                } | {
                    /** @constant */
                    step: "end-challenge";
                    upheld: boolean;
                    paper: {
                        title: string;
                        number: string | null;
                        sha256: string;
                    };
                } | {
                    /** @constant */
                    step: "finalise";
                } | {
                    /** @constant */
                    step: "drop";
                    reason: string;
                } | {
                    /** @constant */
                    step: "give-opinion";
                    /** @enum {string} */
                    opinion: "upheld" | "corrected" | "removed";
                    reason: string;
                } | {
                    /** @constant */
                    step: "revoke";
                    reason: string;
                } | {
                    /** @constant */
                    step: "review-exemption";
                    reason: string;
                } | {
                    /** @constant */
                    step: "end-exemption";
                    reason: string;
                } | {
                    /** @constant */
                    step: "release";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    decideCase: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    decision: "list";
                } | {
                    /** @constant */
                    decision: "ask-department";
                } | {
                    /** @constant */
                    decision: "pause";
                    /** @enum {string} */
                    why: "testing" | "inspection" | "expert-review";
                } | {
                    /** @constant */
                    decision: "resume";
                } | {
                    /** @constant */
                    decision: "objection";
                    /** @enum {string} */
                    outcome: "upheld" | "corrected" | "removed";
                    reason: string;
                    /** @default null */
                    charge?: {
                        conduct: string | null;
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        place: string;
                        facts: string | null;
                        evidence: {
                            title: string;
                            number: string | null;
                            sha256: string;
                        }[];
                        basis: {
                            id: string;
                            articles: string;
                        } | null;
                        severity: ("minor" | "ordinary" | "serious") | null;
                        displayMonths: number | null;
                        measures: ("policy-support" | "awards")[];
                    } | null;
                } | {
                    /** @constant */
                    decision: "accept-repair";
                } | {
                    /** @constant */
                    decision: "refuse-repair";
                    reason: string;
                } | {
                    /** @constant */
                    decision: "answer-repair";
                    granted: boolean;
                    reason: string;
                } | {
                    /** @constant */
                    decision: "take-down";
                    reason: string;
                } | {
                    /** @constant */
                    decision: "confirm-takedown";
                } | {
                    /** @constant */
                    decision: "restore";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listOwnCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                creditCode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            caseId: string;
                            campaignId: string;
                            department: string;
                            subject: {
                                name: string;
                                creditCode: string;
                            };
                            /** @enum {string} */
                            kind: "default" | "exemption" | "red-list-objection";
                            /** @enum {string} */
                            status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                            /** Format: date-time */
                            openedAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            wakeAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getOwnCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                creditCode: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    getCaseLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fileName: string;
                        /** @constant */
                        mediaType: "application/pdf";
                        sha256: string;
                        /** Format: base64 */
                        base64: string;
                    };
                };
            };
            /** @description refused */
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
    getOwnCaseLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                creditCode: string;
                caseId: string;
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fileName: string;
                        /** @constant */
                        mediaType: "application/pdf";
                        sha256: string;
                        /** Format: base64 */
                        base64: string;
                    };
                };
            };
            /** @description refused */
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
    answerCase: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                creditCode: string;
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    answer: "statement";
                    text: string;
                } | {
                    /** @constant */
                    answer: "objection";
                    text: string;
                } | {
                    /** @constant */
                    answer: "repair";
                    fulfilment: {
                        title: string;
                        number: string | null;
                        sha256: string;
                    };
                    commitment: {
                        title: string;
                        number: string | null;
                        sha256: string;
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        campaignId: string;
                        department: string;
                        subject: {
                            name: string;
                            creditCode: string;
                        };
                        /** @enum {string} */
                        kind: "default" | "exemption" | "red-list-objection";
                        /** @enum {string} */
                        status: "draft" | "noticed" | "decided" | "final" | "listed" | "repaired" | "expired" | "revoked" | "taken-down" | "delisted" | "dropped" | "held-out" | "contested" | "closed";
                        version: number;
                        /** Format: date-time */
                        openedAt: string;
                        /** Format: date-time */
                        changedAt: string;
                        matter: {
                            /** @constant */
                            kind: "default";
                            district: string;
                            charge: {
                                conduct: string | null;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                facts: string | null;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                                basis: {
                                    id: string;
                                    articles: string;
                                } | null;
                                severity: ("minor" | "ordinary" | "serious") | null;
                                displayMonths: number | null;
                                measures: ("policy-support" | "awards")[];
                            };
                        } | {
                            /** @constant */
                            kind: "exemption";
                            district: string;
                            hardship: {
                                record: string;
                                cause: string;
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                until: string;
                                place: string;
                                evidence: {
                                    title: string;
                                    number: string | null;
                                    sha256: string;
                                }[];
                            };
                        } | {
                            /** @constant */
                            kind: "red-list-objection";
                            statement: string;
                            /** Format: date-time */
                            dueAt: string;
                        };
                        missing: {
                            piece: string;
                            article: string;
                            message: {
                                zh: string;
                                en: string;
                            };
                            remedy: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            clock: "objection" | "objection-department-part" | "repair-accept" | "repair-answer" | "removal" | "takedown-confirmation" | "exemption-review";
                            /** Format: date-time */
                            dueAt: string;
                            paused: boolean;
                            risk: ("due" | "at-risk" | "overdue") | null;
                        }[];
                        coming: {
                            /** @enum {string} */
                            of: "objection-window-ends" | "remedies-end" | "repair-possible" | "display-ends";
                            /** Format: date-time */
                            about: string;
                            warned: boolean;
                        }[];
                        objection: {
                            /** Format: date-time */
                            since: string;
                            /** Format: date-time */
                            dueAt: string;
                            paused: ("testing" | "inspection" | "expert-review") | null;
                            opinion: ("upheld" | "corrected" | "removed") | null;
                        } | null;
                        challenge: ("administrative-review" | "suit") | null;
                        listing: {
                            /** Format: date-time */
                            listedAt: string;
                            /** Format: date */
                            repairFrom: string;
                            repairNeeds: {
                                zh: string;
                                en: string;
                            }[];
                            /** Format: date */
                            displayUntil: string;
                        } | null;
                        repair: {
                            /** Format: date-time */
                            appliedAt: string;
                            acceptedAt: string | null;
                        } | null;
                        leaving: {
                            why: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            removeBy: string;
                        } | null;
                        takedownConfirmations: number;
                        exemptUntilReview: string | null;
                        metAgain: number;
                        heldBy: string | null;
                        published: {
                            revision: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        receiptId: string | null;
                        timeline: {
                            sequence: number;
                            /** Format: date-time */
                            at: string;
                            what: string;
                            /** @enum {string} */
                            by: "department" | "office" | "organisation" | "system";
                            reason: string | null;
                            letter: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listRegisters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            campaignId: string;
                            revision: number;
                            /** Format: date-time */
                            at: string;
                            listed: number;
                            annotated: number;
                            redListObjections: number;
                            manifestHash: string;
                            latest: string;
                            keys: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    objectToRedList: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    creditCode: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        annotated: boolean;
                    };
                };
            };
            /** @description refused */
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
    listCampaigns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            campaignId: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            policyId: string;
                            policyVersion: number;
                            /** Format: date */
                            startedOn: string;
                            endedAt: string | null;
                            reportsCloseAt: string | null;
                            publicationDueAt: string | null;
                            releases: number;
                            takesReports: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    createCampaign: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    campaignId: string;
                    name: {
                        zh: string;
                        en: string;
                    };
                    policyId: string;
                    /** Format: date */
                    startedOn: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        policyId: string;
                        policyVersion: number;
                        /** Format: date */
                        startedOn: string;
                        endedAt: string | null;
                        reportsCloseAt: string | null;
                        publicationDueAt: string | null;
                        releases: number;
                        takesReports: boolean;
                    };
                };
            };
            /** @description refused */
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
    getCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        policyId: string;
                        policyVersion: number;
                        /** Format: date */
                        startedOn: string;
                        endedAt: string | null;
                        reportsCloseAt: string | null;
                        publicationDueAt: string | null;
                        releases: number;
                        takesReports: boolean;
                    };
                };
            };
            /** @description refused */
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
    endCampaign: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    endedAt: string;
                    /** Format: date-time */
                    reportsCloseAt: string;
                    /** Format: date-time */
                    publicationDueAt: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        policyId: string;
                        policyVersion: number;
                        /** Format: date */
                        startedOn: string;
                        endedAt: string | null;
                        reportsCloseAt: string | null;
                        publicationDueAt: string | null;
                        releases: number;
                        takesReports: boolean;
                    };
                };
            };
            /** @description refused */
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
    countReports: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        total: number;
                        byStatus: {
                            [key: string]: number;
                        };
                        byCategory: {
                            [key: string]: number;
                        };
                        byDistrict: {
                            [key: string]: number;
                        };
                        byChannel: {
                            [key: string]: number;
                        };
                    };
                };
            };
            /** @description refused */
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
    listPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            policyId: string;
                            version: number;
                            title: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        schemaVersion: 1;
                        policyId: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                        source: {
                            title: string;
                            numbers: string[];
                            note: {
                                zh: string;
                                en: string;
                            };
                        };
                        /** @constant */
                        timeZone: "Asia/Shanghai";
                        calendar: {
                            years: number[];
                            sources: string[];
                            holidays: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                            makeUpWorkdays: string[];
                        };
                        jurisdiction: {
                            city: {
                                code: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                            };
                            districts: {
                                code: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                kind: "district" | "county-level-city" | "county" | "development-zone";
                                gbCode: string | null;
                            }[];
                        };
                        departments: {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        categories: ({
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            description: {
                                zh: string;
                                en: string;
                            };
                            examples: {
                                zh: string;
                                en: string;
                            }[];
                            evidence: {
                                minimum: number;
                                maximum: number;
                                wants: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                    example: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                            competent: {
                                district: "*" | string;
                                department: string;
                            }[];
                            deed: {
                                /** @enum {string} */
                                window: "day" | "campaign";
                                mayFollowEnd: boolean;
                            };
                            /** @constant */
                            subject: "person";
                            /** @constant */
                            outcome: "points";
                            /** @enum {string} */
                            requirement: "R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7";
                            channels: ("citizen" | "department")[];
                            fourEyes: boolean;
                            consents: ("verification" | "hand-to-points-system" | "public-commendation")[];
                            points: {
                                value: number;
                                source: string;
                            };
                        } | {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            description: {
                                zh: string;
                                en: string;
                            };
                            examples: {
                                zh: string;
                                en: string;
                            }[];
                            evidence: {
                                minimum: number;
                                maximum: number;
                                wants: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                    example: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                            competent: {
                                district: "*" | string;
                                department: string;
                            }[];
                            deed: {
                                /** @enum {string} */
                                window: "day" | "campaign";
                                mayFollowEnd: boolean;
                            };
                            /** @constant */
                            subject: "organisation";
                            channels: [
                                "department"
                            ];
                            points: null;
                            /** @constant */
                            outcome: "red-list";
                            /** @constant */
                            requirement: "R9";
                            fourEyes: boolean;
                            consents: "public-commendation"[];
                        } | {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            description: {
                                zh: string;
                                en: string;
                            };
                            examples: {
                                zh: string;
                                en: string;
                            }[];
                            evidence: {
                                minimum: number;
                                maximum: number;
                                wants: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                    example: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                            competent: {
                                district: "*" | string;
                                department: string;
                            }[];
                            deed: {
                                /** @enum {string} */
                                window: "day" | "campaign";
                                mayFollowEnd: boolean;
                            };
                            /** @constant */
                            subject: "organisation";
                            channels: [
                                "department"
                            ];
                            points: null;
                            /** @constant */
                            outcome: "defaulter-list";
                            /** @constant */
                            requirement: "R10";
                            /** @constant */
                            fourEyes: true;
                            consents: [
                            ];
                        } | {
                            id: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            description: {
                                zh: string;
                                en: string;
                            };
                            examples: {
                                zh: string;
                                en: string;
                            }[];
                            evidence: {
                                minimum: number;
                                maximum: number;
                                wants: {
                                    id: string;
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                    example: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                            competent: {
                                district: "*" | string;
                                department: string;
                            }[];
                            deed: {
                                /** @enum {string} */
                                window: "day" | "campaign";
                                mayFollowEnd: boolean;
                            };
                            /** @constant */
                            subject: "organisation";
                            channels: [
                                "department"
                            ];
                            points: null;
                            /** @constant */
                            outcome: "exemption";
                            /** @constant */
                            requirement: "R11";
                            fourEyes: boolean;
                            consents: [
                            ];
                        })[];
                        documentTypes: {
                            /** @enum {string} */
                            id: "resident-id" | "hk-macao-taiwan-residence-permit" | "hk-macao-permit" | "taiwan-permit" | "foreign-permanent-resident" | "passport";
                            name: {
                                zh: string;
                                en: string;
                            };
                            note: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        eligibility: {
                            minimumAge: {
                                value: number;
                                source: string;
                            };
                            declarations: {
                                /** @enum {string} */
                                id: "permanent-resident" | "full-civil-capacity";
                                text: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                        consents: {
                            /** @enum {string} */
                            id: "verification" | "hand-to-points-system" | "public-commendation";
                            text: {
                                zh: string;
                                en: string;
                            };
                            textVersion: string;
                            required: boolean;
                            effectOfWithdrawal: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        clocks: {
                            /** @enum {string} */
                            id: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                            name: {
                                zh: string;
                                en: string;
                            };
                            days: number;
                            /** @enum {string} */
                            kind: "working" | "calendar";
                            source: string;
                            effectiveFrom: string | null;
                            otherReadings: {
                                days: number;
                                /** @enum {string} */
                                kind: "working" | "calendar";
                                source: string;
                            }[];
                        }[];
                        caps: {
                            perPerson: {
                                value: number;
                                source: string;
                            };
                            perCategory: {
                                value: number;
                                source: string;
                            };
                        };
                        evidenceRules: {
                            types: {
                                mime: string;
                                extension: string;
                                maxBytes: number;
                            }[];
                            maxFiles: number;
                            maxTotalBytes: number;
                            source: string;
                        };
                        bulkReview: {
                            sample: {
                                minimum: number;
                                perThousand: number;
                                maximum: number;
                            };
                            undoMinutes: number;
                            source: string;
                        };
                        importRules: {
                            maxBytes: number;
                            maxRows: number;
                            keepDays: number;
                            source: string;
                        };
                        /**
                         * @default {
                         *       "removedShare": {
                         *         "value": 0.1,
                         *         "source": "example: set by the credit office"
                         *       },
                         *       "heldBackShare": {
                         *         "value": 0.5,
                         *         "source": "example: set by the credit office"
                         *       },
                         *       "few": {
                         *         "value": 5,
                         *         "source": "example: set by the credit office"
                         *       }
                         *     }
                         */
                        releaseRules: {
                            removedShare: {
                                value: number;
                                source: string;
                            };
                            heldBackShare: {
                                value: number;
                                source: string;
                            };
                            few: {
                                value: number;
                                source: string;
                            };
                        };
                        benefits: ({
                            id: string;
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                            /** @constant */
                            subject: "person";
                            /** @constant */
                            due: "score-excellent-or-above";
                        } | {
                            id: string;
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                            /** @constant */
                            subject: "organisation";
                            /** @constant */
                            due: "red-list";
                        })[];
                        legalBases: {
                            id: string;
                            /** @enum {string} */
                            kind: "law" | "administrative-regulation" | "local-regulation";
                            title: {
                                zh: string;
                                en: string;
                            };
                            articles: string;
                            /** Format: date */
                            effectiveFrom: string;
                            effectiveUntil: string | null;
                            source: string;
                        }[];
                        measures: {
                            /** @enum {string} */
                            id: "policy-support" | "awards";
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        }[];
                        conducts: {
                            id: string;
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        }[];
                        severities: {
                            /** @enum {string} */
                            id: "minor" | "ordinary" | "serious";
                            name: {
                                zh: string;
                                en: string;
                            };
                            shown: boolean;
                            minimumMonths: number;
                            maximumMonths: number;
                            source: string;
                            /** Format: date */
                            effectiveFrom: string;
                            otherReadings: {
                                maximumMonths: number;
                                source: string;
                            }[];
                        }[];
                        lists: {
                            redList: {
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                objectionClock: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                                displayMonths: number;
                                source: string;
                            };
                            defaulterList: {
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                /** @enum {string} */
                                noticeClock: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                                source: string;
                            };
                            exemption: {
                                title: {
                                    zh: string;
                                    en: string;
                                };
                                source: string;
                            };
                            disclosureSite: {
                                zh: string;
                                en: string;
                            };
                        };
                    };
                };
            };
            /** @description refused */
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
    loadPolicy: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    schemaVersion: 1;
                    policyId: string;
                    version: number;
                    title: {
                        zh: string;
                        en: string;
                    };
                    source: {
                        title: string;
                        numbers: string[];
                        note: {
                            zh: string;
                            en: string;
                        };
                    };
                    /** @constant */
                    timeZone: "Asia/Shanghai";
                    calendar: {
                        years: number[];
                        sources: string[];
                        holidays: {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        makeUpWorkdays: string[];
                    };
                    jurisdiction: {
                        city: {
                            code: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                        };
                        districts: {
                            code: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            kind: "district" | "county-level-city" | "county" | "development-zone";
                            gbCode: string | null;
                        }[];
                    };
                    departments: {
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                    }[];
                    categories: ({
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        description: {
                            zh: string;
                            en: string;
                        };
                        examples: {
                            zh: string;
                            en: string;
                        }[];
                        evidence: {
                            minimum: number;
                            maximum: number;
                            wants: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                example: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                        competent: {
                            district: "*" | string;
                            department: string;
                        }[];
                        deed: {
                            /** @enum {string} */
                            window: "day" | "campaign";
                            mayFollowEnd: boolean;
                        };
                        /** @constant */
                        subject: "person";
                        /** @constant */
                        outcome: "points";
                        /** @enum {string} */
                        requirement: "R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7";
                        channels: ("citizen" | "department")[];
                        fourEyes: boolean;
                        consents: ("verification" | "hand-to-points-system" | "public-commendation")[];
                        points: {
                            value: number;
                            source: string;
                        };
                    } | {
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        description: {
                            zh: string;
                            en: string;
                        };
                        examples: {
                            zh: string;
                            en: string;
                        }[];
                        evidence: {
                            minimum: number;
                            maximum: number;
                            wants: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                example: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                        competent: {
                            district: "*" | string;
                            department: string;
                        }[];
                        deed: {
                            /** @enum {string} */
                            window: "day" | "campaign";
                            mayFollowEnd: boolean;
                        };
                        /** @constant */
                        subject: "organisation";
                        channels: [
                            "department"
                        ];
                        points: null;
                        /** @constant */
                        outcome: "red-list";
                        /** @constant */
                        requirement: "R9";
                        fourEyes: boolean;
                        consents: "public-commendation"[];
                    } | {
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        description: {
                            zh: string;
                            en: string;
                        };
                        examples: {
                            zh: string;
                            en: string;
                        }[];
                        evidence: {
                            minimum: number;
                            maximum: number;
                            wants: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                example: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                        competent: {
                            district: "*" | string;
                            department: string;
                        }[];
                        deed: {
                            /** @enum {string} */
                            window: "day" | "campaign";
                            mayFollowEnd: boolean;
                        };
                        /** @constant */
                        subject: "organisation";
                        channels: [
                            "department"
                        ];
                        points: null;
                        /** @constant */
                        outcome: "defaulter-list";
                        /** @constant */
                        requirement: "R10";
                        /** @constant */
                        fourEyes: true;
                        consents: [
                        ];
                    } | {
                        id: string;
                        name: {
                            zh: string;
                            en: string;
                        };
                        description: {
                            zh: string;
                            en: string;
                        };
                        examples: {
                            zh: string;
                            en: string;
                        }[];
                        evidence: {
                            minimum: number;
                            maximum: number;
                            wants: {
                                id: string;
                                name: {
                                    zh: string;
                                    en: string;
                                };
                                example: {
                                    zh: string;
                                    en: string;
                                };
                            }[];
                        };
                        competent: {
                            district: "*" | string;
                            department: string;
                        }[];
                        deed: {
                            /** @enum {string} */
                            window: "day" | "campaign";
                            mayFollowEnd: boolean;
                        };
                        /** @constant */
                        subject: "organisation";
                        channels: [
                            "department"
                        ];
                        points: null;
                        /** @constant */
                        outcome: "exemption";
                        /** @constant */
                        requirement: "R11";
                        fourEyes: boolean;
                        consents: [
                        ];
                    })[];
                    documentTypes: {
                        /** @enum {string} */
                        id: "resident-id" | "hk-macao-taiwan-residence-permit" | "hk-macao-permit" | "taiwan-permit" | "foreign-permanent-resident" | "passport";
                        name: {
                            zh: string;
                            en: string;
                        };
                        note: {
                            zh: string;
                            en: string;
                        };
                    }[];
                    eligibility: {
                        minimumAge: {
                            value: number;
                            source: string;
                        };
                        declarations: {
                            /** @enum {string} */
                            id: "permanent-resident" | "full-civil-capacity";
                            text: {
                                zh: string;
                                en: string;
                            };
                        }[];
                    };
                    consents: {
                        /** @enum {string} */
                        id: "verification" | "hand-to-points-system" | "public-commendation";
                        text: {
                            zh: string;
                            en: string;
                        };
                        textVersion: string;
                        required: boolean;
                        effectOfWithdrawal: {
                            zh: string;
                            en: string;
                        };
                    }[];
                    clocks: {
                        /** @enum {string} */
                        id: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                        name: {
                            zh: string;
                            en: string;
                        };
                        days: number;
                        /** @enum {string} */
                        kind: "working" | "calendar";
                        source: string;
                        effectiveFrom: string | null;
                        otherReadings: {
                            days: number;
                            /** @enum {string} */
                            kind: "working" | "calendar";
                            source: string;
                        }[];
                    }[];
                    caps: {
                        perPerson: {
                            value: number;
                            source: string;
                        };
                        perCategory: {
                            value: number;
                            source: string;
                        };
                    };
                    evidenceRules: {
                        types: {
                            mime: string;
                            extension: string;
                            maxBytes: number;
                        }[];
                        maxFiles: number;
                        maxTotalBytes: number;
                        source: string;
                    };
                    bulkReview: {
                        sample: {
                            minimum: number;
                            perThousand: number;
                            maximum: number;
                        };
                        undoMinutes: number;
                        source: string;
                    };
                    importRules: {
                        maxBytes: number;
                        maxRows: number;
                        keepDays: number;
                        source: string;
                    };
                    /**
                     * @default {
                     *       "removedShare": {
                     *         "value": 0.1,
                     *         "source": "example: set by the credit office"
                     *       },
                     *       "heldBackShare": {
                     *         "value": 0.5,
                     *         "source": "example: set by the credit office"
                     *       },
                     *       "few": {
                     *         "value": 5,
                     *         "source": "example: set by the credit office"
                     *       }
                     *     }
                     */
                    releaseRules?: {
                        removedShare: {
                            value: number;
                            source: string;
                        };
                        heldBackShare: {
                            value: number;
                            source: string;
                        };
                        few: {
                            value: number;
                            source: string;
                        };
                    };
                    benefits: ({
                        id: string;
                        text: {
                            zh: string;
                            en: string;
                        };
                        source: string;
                        /** @constant */
                        subject: "person";
                        /** @constant */
                        due: "score-excellent-or-above";
                    } | {
                        id: string;
                        text: {
                            zh: string;
                            en: string;
                        };
                        source: string;
                        /** @constant */
                        subject: "organisation";
                        /** @constant */
                        due: "red-list";
                    })[];
                    legalBases: {
                        id: string;
                        /** @enum {string} */
                        kind: "law" | "administrative-regulation" | "local-regulation";
                        title: {
                            zh: string;
                            en: string;
                        };
                        articles: string;
                        /** Format: date */
                        effectiveFrom: string;
                        effectiveUntil: string | null;
                        source: string;
                    }[];
                    measures: {
                        /** @enum {string} */
                        id: "policy-support" | "awards";
                        text: {
                            zh: string;
                            en: string;
                        };
                        source: string;
                    }[];
                    conducts: {
                        id: string;
                        text: {
                            zh: string;
                            en: string;
                        };
                        source: string;
                    }[];
                    severities: {
                        /** @enum {string} */
                        id: "minor" | "ordinary" | "serious";
                        name: {
                            zh: string;
                            en: string;
                        };
                        shown: boolean;
                        minimumMonths: number;
                        maximumMonths: number;
                        source: string;
                        /** Format: date */
                        effectiveFrom: string;
                        otherReadings: {
                            maximumMonths: number;
                            source: string;
                        }[];
                    }[];
                    lists: {
                        redList: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            objectionClock: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                            displayMonths: number;
                            source: string;
                        };
                        defaulterList: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            noticeClock: "draft" | "platform-check" | "review" | "review-escalated" | "second-review" | "supplement" | "release-approval" | "red-list-objection" | "defaulter-notice" | "objection-platform" | "objection-department" | "objection-department-part" | "repair-accept" | "repair-answer" | "repair-done" | "revocation" | "delisting" | "remedies" | "exemption-review" | "takedown-confirmation" | "early-warning";
                            source: string;
                        };
                        exemption: {
                            title: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        };
                        disclosureSite: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyId: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                    };
                };
            };
            /** @description refused */
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
    listStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            account: string;
                            /** @enum {string} */
                            role: "citizen" | "reviewer" | "lead" | "office" | "auditor";
                            department: string | null;
                            districts: (string | "*")[];
                            active: boolean;
                            absence?: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                until: string;
                                delegate: string;
                            };
                            /** Format: date-time */
                            changedAt: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    putStaff: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    role: "reviewer" | "lead" | "office" | "auditor";
                    department: string | null;
                    districts: (string | "*")[];
                    active: boolean;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: string;
                        /** @enum {string} */
                        role: "citizen" | "reviewer" | "lead" | "office" | "auditor";
                        department: string | null;
                        districts: (string | "*")[];
                        active: boolean;
                        absence?: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            until: string;
                            delegate: string;
                        };
                        /** Format: date-time */
                        changedAt: string;
                    };
                };
            };
            /** @description refused */
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
    listReleases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            campaignId: string;
                            release: number;
                            /** @enum {string} */
                            status: "frozen" | "composed" | "approved" | "rejected" | "published" | "delivered" | "reconciled";
                            /** Format: date-time */
                            cutOff: string;
                            manifestHash: string | null;
                            previousManifestHash: string | null;
                            counts: {
                                organisations: number;
                                persons: number;
                                points: number;
                                heldBack: number;
                                added: number;
                                changed: number;
                                removed: number;
                            } | null;
                            heldBack: {
                                rule: string;
                                count: number;
                            }[];
                            expectations: {
                                /** @enum {string} */
                                measure: "organisations-removed" | "persons-fewer" | "held-back";
                                figure: number;
                                atMost: number;
                                outside: boolean;
                            }[];
                            approvals: {
                                /** Format: date-time */
                                at: string;
                                byYou: boolean;
                                reason: string | null;
                            }[];
                            approvalsNeeded: number;
                            publishedAt: string | null;
                            objections: {
                                /** Format: date */
                                shownFrom: string;
                                /** Format: date */
                                objectionsUntil: string;
                            } | null;
                            files: {
                                name: string;
                                sha256: string;
                                length: number;
                                url: string | null;
                            }[];
                            paused: {
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            progress: {
                                /** @enum {string} */
                                step: "composing" | "delivering";
                                /** @enum {string} */
                                unit: "lanes" | "rows";
                                done: number;
                                of: number;
                                records: number;
                                /** Format: date-time */
                                startedAt: string;
                                perSecond: number | null;
                                remainingSeconds: number | null;
                            } | null;
                            deliveries: {
                                downstream: string;
                                rows: number;
                                accepted: number;
                                rejected: number;
                                waiting: number;
                                differences: number | null;
                            }[];
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    startRelease: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        release: number;
                    };
                };
            };
            /** @description refused */
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
    getRelease: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
                release: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        release: number;
                        /** @enum {string} */
                        status: "frozen" | "composed" | "approved" | "rejected" | "published" | "delivered" | "reconciled";
                        /** Format: date-time */
                        cutOff: string;
                        manifestHash: string | null;
                        previousManifestHash: string | null;
                        counts: {
                            organisations: number;
                            persons: number;
                            points: number;
                            heldBack: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                        heldBack: {
                            rule: string;
                            count: number;
                        }[];
                        expectations: {
                            /** @enum {string} */
                            measure: "organisations-removed" | "persons-fewer" | "held-back";
                            figure: number;
                            atMost: number;
                            outside: boolean;
                        }[];
                        approvals: {
                            /** Format: date-time */
                            at: string;
                            byYou: boolean;
                            reason: string | null;
                        }[];
                        approvalsNeeded: number;
                        publishedAt: string | null;
                        objections: {
                            /** Format: date */
                            shownFrom: string;
                            /** Format: date */
                            objectionsUntil: string;
                        } | null;
                        files: {
                            name: string;
                            sha256: string;
                            length: number;
                            url: string | null;
                        }[];
                        paused: {
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        progress: {
                            /** @enum {string} */
                            step: "composing" | "delivering";
                            /** @enum {string} */
                            unit: "lanes" | "rows";
                            done: number;
                            of: number;
                            records: number;
                            /** Format: date-time */
                            startedAt: string;
                            perSecond: number | null;
                            remainingSeconds: number | null;
                        } | null;
                        deliveries: {
                            downstream: string;
                            rows: number;
                            accepted: number;
                            rejected: number;
                            waiting: number;
                            differences: number | null;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    previewRelease: {
        parameters: {
            query: {
                change: "added" | "changed" | "removed" | "held-back";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                campaignId: string;
                release: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        change: "added" | "changed" | "removed" | "held-back";
                        total: number;
                        items: {
                            before: {
                                creditCode: string;
                                name: string;
                                deeds: {
                                    category: string;
                                    title: string;
                                    /** Format: date */
                                    startedOn: string;
                                    /** Format: date */
                                    endedOn: string;
                                    department: string;
                                    district: string;
                                    /** Format: date */
                                    determinedOn: string;
                                    /** Format: date */
                                    shownFrom: string;
                                    /** Format: date */
                                    objectionsUntil: string;
                                }[];
                            } | null;
                            after: {
                                creditCode: string;
                                name: string;
                                deeds: {
                                    category: string;
                                    title: string;
                                    /** Format: date */
                                    startedOn: string;
                                    /** Format: date */
                                    endedOn: string;
                                    department: string;
                                    district: string;
                                    /** Format: date */
                                    determinedOn: string;
                                    /** Format: date */
                                    shownFrom: string;
                                    /** Format: date */
                                    objectionsUntil: string;
                                }[];
                            } | null;
                            held: {
                                /** @enum {string} */
                                rule: "name-conflict" | "commendation-consent-missing" | "points-consent-missing" | "evidence-changed" | "category-not-published";
                                reportId: string;
                                organisation: {
                                    creditCode: string;
                                    name: string;
                                } | null;
                            } | null;
                        }[];
                        next: string | null;
                        oddities: {
                            /** @enum {string} */
                            kind: "same-name-two-codes" | "mostly-one-department" | "many-deeds" | "points-at-cap";
                            count: number;
                            examples: string[];
                        }[];
                        samples: {
                            creditCode: string;
                            name: string;
                            deeds: {
                                category: string;
                                title: string;
                                /** Format: date */
                                startedOn: string;
                                /** Format: date */
                                endedOn: string;
                                department: string;
                                district: string;
                                /** Format: date */
                                determinedOn: string;
                                /** Format: date */
                                shownFrom: string;
                                /** Format: date */
                                objectionsUntil: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description refused */
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
    decideRelease: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                campaignId: string;
                release: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    decision: "approve";
                    manifestHash: string;
                    reason?: string;
                } | {
                    /** @constant */
                    decision: "reject";
                    manifestHash: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        release: number;
                        /** @enum {string} */
                        status: "frozen" | "composed" | "approved" | "rejected" | "published" | "delivered" | "reconciled";
                        /** Format: date-time */
                        cutOff: string;
                        manifestHash: string | null;
                        previousManifestHash: string | null;
                        counts: {
                            organisations: number;
                            persons: number;
                            points: number;
                            heldBack: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                        heldBack: {
                            rule: string;
                            count: number;
                        }[];
                        expectations: {
                            /** @enum {string} */
                            measure: "organisations-removed" | "persons-fewer" | "held-back";
                            figure: number;
                            atMost: number;
                            outside: boolean;
                        }[];
                        approvals: {
                            /** Format: date-time */
                            at: string;
                            byYou: boolean;
                            reason: string | null;
                        }[];
                        approvalsNeeded: number;
                        publishedAt: string | null;
                        objections: {
                            /** Format: date */
                            shownFrom: string;
                            /** Format: date */
                            objectionsUntil: string;
                        } | null;
                        files: {
                            name: string;
                            sha256: string;
                            length: number;
                            url: string | null;
                        }[];
                        paused: {
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        progress: {
                            /** @enum {string} */
                            step: "composing" | "delivering";
                            /** @enum {string} */
                            unit: "lanes" | "rows";
                            done: number;
                            of: number;
                            records: number;
                            /** Format: date-time */
                            startedAt: string;
                            perSecond: number | null;
                            remainingSeconds: number | null;
                        } | null;
                        deliveries: {
                            downstream: string;
                            rows: number;
                            accepted: number;
                            rejected: number;
                            waiting: number;
                            differences: number | null;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    steerRelease: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                campaignId: string;
                release: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    action: "pause";
                    reason: string;
                } | {
                    /** @constant */
                    action: "resume";
                } | {
                    /** @constant */
                    action: "cancel";
                    reason: string;
                } | {
                    /** @constant */
                    action: "redrive";
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        campaignId: string;
                        release: number;
                        /** @enum {string} */
                        status: "frozen" | "composed" | "approved" | "rejected" | "published" | "delivered" | "reconciled";
                        /** Format: date-time */
                        cutOff: string;
                        manifestHash: string | null;
                        previousManifestHash: string | null;
                        counts: {
                            organisations: number;
                            persons: number;
                            points: number;
                            heldBack: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                        heldBack: {
                            rule: string;
                            count: number;
                        }[];
                        expectations: {
                            /** @enum {string} */
                            measure: "organisations-removed" | "persons-fewer" | "held-back";
                            figure: number;
                            atMost: number;
                            outside: boolean;
                        }[];
                        approvals: {
                            /** Format: date-time */
                            at: string;
                            byYou: boolean;
                            reason: string | null;
                        }[];
                        approvalsNeeded: number;
                        publishedAt: string | null;
                        objections: {
                            /** Format: date */
                            shownFrom: string;
                            /** Format: date */
                            objectionsUntil: string;
                        } | null;
                        files: {
                            name: string;
                            sha256: string;
                            length: number;
                            url: string | null;
                        }[];
                        paused: {
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        progress: {
                            /** @enum {string} */
                            step: "composing" | "delivering";
                            /** @enum {string} */
                            unit: "lanes" | "rows";
                            done: number;
                            of: number;
                            records: number;
                            /** Format: date-time */
                            startedAt: string;
                            perSecond: number | null;
                            remainingSeconds: number | null;
                        } | null;
                        deliveries: {
                            downstream: string;
                            rows: number;
                            accepted: number;
                            rejected: number;
                            waiting: number;
                            differences: number | null;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listPublicLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            campaignId: string;
                            release: number;
                            /** Format: date-time */
                            publishedAt: string;
                            manifestHash: string;
                            entries: number;
                            manifest: string;
                            json: string;
                            csv: string;
                            html: string;
                            latest: string;
                            keys: string;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getDeliveryKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            /** @constant */
                            kty: "EC";
                            /** @constant */
                            crv: "P-256";
                            x: string;
                            y: string;
                            /** @constant */
                            alg: "ES256";
                            /** @constant */
                            use: "sig";
                            kid: string;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @enum {string} */
                            downstream: "points" | "disclosure";
                            waiting: number;
                            parked: number;
                            late: number;
                            reconciliation: {
                                /** @enum {string} */
                                downstream: "points" | "disclosure";
                                /** Format: date-time */
                                startedAt: string;
                                /** Format: date-time */
                                endedAt: string;
                                decided: number;
                                held: number;
                                missing: number;
                                unexpected: number;
                            } | null;
                            reconciling: boolean;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listDeliveryRows: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "waiting" | "sent" | "acknowledged" | "parked" | "set-aside";
            };
            header?: never;
            path: {
                downstream: "points" | "disclosure";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            rowId: string;
                            /** @enum {string} */
                            status: "waiting" | "sent" | "acknowledged" | "parked" | "set-aside";
                            operation: string;
                            organisation: {
                                name: string;
                                creditCode: string;
                            } | null;
                            points: number | null;
                            record: string;
                            step: number;
                            /** Format: date-time */
                            decidedAt: string;
                            /** Format: date-time */
                            acknowledgeBy: string;
                            attempts: number;
                            replays: number;
                            /** Format: date-time */
                            dueAt: string;
                            /** Format: date-time */
                            changedAt: string;
                            reason: string | null;
                            receiptId: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    getDifferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                downstream: "points" | "disclosure";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reconciliation: {
                            /** @enum {string} */
                            downstream: "points" | "disclosure";
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            endedAt: string;
                            decided: number;
                            held: number;
                            missing: number;
                            unexpected: number;
                        } | null;
                        missing: string[];
                        unexpected: string[];
                    };
                };
            };
            /** @description refused */
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
    reconcileDeliveries: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                downstream: "points" | "disclosure";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        downstream: "points" | "disclosure";
                        waiting: number;
                        parked: number;
                        late: number;
                        reconciliation: {
                            /** @enum {string} */
                            downstream: "points" | "disclosure";
                            /** Format: date-time */
                            startedAt: string;
                            /** Format: date-time */
                            endedAt: string;
                            decided: number;
                            held: number;
                            missing: number;
                            unexpected: number;
                        } | null;
                        reconciling: boolean;
                    };
                };
            };
            /** @description refused */
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
    replayDeliveries: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                downstream: "points" | "disclosure";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    what: "parked" | "missing";
                    rowIds?: string[];
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                        overtaken: number;
                        disputed: number;
                        remaining: number;
                    };
                };
            };
            /** @description refused */
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
    setDeliveriesAside: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                downstream: "points" | "disclosure";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rowIds: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        setAside: number;
                    };
                };
            };
            /** @description refused */
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
    getOwnRecord: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        subject: {
                            name: string;
                            sex: string;
                            documentType: string;
                            documentEnding: string;
                            birthDate: string;
                        } | null;
                        items: {
                            reportId: string;
                            receiptNumber: string;
                            campaignId: string;
                            category: string;
                            /** @enum {string} */
                            status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                            /** @enum {string} */
                            channel: "citizen" | "department";
                            /** @enum {string} */
                            basis: "consent" | "statutory-duty";
                            basisName: {
                                zh: string;
                                en: string;
                            };
                            from: string | null;
                            form: {
                                category: string;
                                district: string;
                                matter: {
                                    title?: string;
                                    description?: string;
                                    /** Format: date */
                                    startedOn?: string;
                                    /** Format: date */
                                    endedOn?: string;
                                    place?: string;
                                };
                            };
                            evidence: {
                                name: string;
                                type: string;
                                length: number;
                                sha256: string;
                            }[];
                            /** Format: date-time */
                            submittedAt: string;
                            determination: {
                                /** @enum {string} */
                                outcome: "approved" | "rejected";
                                /** Format: date-time */
                                at: string;
                                department: string | null;
                                text: string | null;
                                policyVersion: number;
                            } | null;
                            consents: {
                                consent: string;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                textVersion: string;
                                /** Format: date-time */
                                givenAt: string;
                                withdrawnAt: string | null;
                                withdrawal: {
                                    effect: {
                                        zh: string;
                                        en: string;
                                    };
                                    effectHash: string;
                                } | null;
                            }[];
                        }[];
                        next: string | null;
                        received: {
                            /** @constant */
                            to: "points-system";
                            campaignId: string;
                            release: number;
                            points: number;
                            /** Format: date-time */
                            at: string;
                        }[];
                        copies: {
                            year: number;
                            taken: number;
                            free: number;
                        };
                        rights: {
                            zh: string;
                            en: string;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    listOwnAccesses: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                reportId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: date-time */
                            at: string;
                            role: string;
                            department: string | null;
                            what: {
                                zh: string;
                                en: string;
                            };
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description refused */
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
    withdrawConsent: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path: {
                reportId: string;
                consent: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    effectHash: string;
                };
            };
        };
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reportId: string;
                        receiptNumber: string;
                        campaignId: string;
                        category: string;
                        /** @enum {string} */
                        status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                        /** @enum {string} */
                        channel: "citizen" | "department";
                        /** @enum {string} */
                        basis: "consent" | "statutory-duty";
                        basisName: {
                            zh: string;
                            en: string;
                        };
                        from: string | null;
                        form: {
                            category: string;
                            district: string;
                            matter: {
                                title?: string;
                                description?: string;
                                /** Format: date */
                                startedOn?: string;
                                /** Format: date */
                                endedOn?: string;
                                place?: string;
                            };
                        };
                        evidence: {
                            name: string;
                            type: string;
                            length: number;
                            sha256: string;
                        }[];
                        /** Format: date-time */
                        submittedAt: string;
                        determination: {
                            /** @enum {string} */
                            outcome: "approved" | "rejected";
                            /** Format: date-time */
                            at: string;
                            department: string | null;
                            text: string | null;
                            policyVersion: number;
                        } | null;
                        consents: {
                            consent: string;
                            text: {
                                zh: string;
                                en: string;
                            };
                            textVersion: string;
                            /** Format: date-time */
                            givenAt: string;
                            withdrawnAt: string | null;
                            withdrawal: {
                                effect: {
                                    zh: string;
                                    en: string;
                                };
                                effectHash: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    takeOwnCopy: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description 重试时保持不变，同一请求只执行一次。Keep it when you try again: the same call acts once; another call under it is refused.
                 * @example 6f1c2f0e-6f2b-4d51-9c53-0a7f2b8e4f11
                 */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        copy: {
                            /** @constant */
                            schemaVersion: 1;
                            reference: string;
                            /** Format: date-time */
                            madeAt: string;
                            subject: {
                                name: string;
                                sex: string;
                                documentType: string;
                                documentEnding: string;
                                birthDate: string;
                            } | null;
                            items: {
                                reportId: string;
                                receiptNumber: string;
                                campaignId: string;
                                category: string;
                                /** @enum {string} */
                                status: "draft" | "submitted" | "in-review" | "second-review" | "returned" | "approved" | "rejected" | "withdrawn";
                                /** @enum {string} */
                                channel: "citizen" | "department";
                                /** @enum {string} */
                                basis: "consent" | "statutory-duty";
                                basisName: {
                                    zh: string;
                                    en: string;
                                };
                                from: string | null;
                                form: {
                                    category: string;
                                    district: string;
                                    matter: {
                                        title?: string;
                                        description?: string;
                                        /** Format: date */
                                        startedOn?: string;
                                        /** Format: date */
                                        endedOn?: string;
                                        place?: string;
                                    };
                                };
                                evidence: {
                                    name: string;
                                    type: string;
                                    length: number;
                                    sha256: string;
                                }[];
                                /** Format: date-time */
                                submittedAt: string;
                                determination: {
                                    /** @enum {string} */
                                    outcome: "approved" | "rejected";
                                    /** Format: date-time */
                                    at: string;
                                    department: string | null;
                                    text: string | null;
                                    policyVersion: number;
                                } | null;
                                consents: {
                                    consent: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    textVersion: string;
                                    /** Format: date-time */
                                    givenAt: string;
                                    withdrawnAt: string | null;
                                    withdrawal: {
                                        effect: {
                                            zh: string;
                                            en: string;
                                        };
                                        effectHash: string;
                                    } | null;
                                }[];
                                accesses: {
                                    /** Format: date-time */
                                    at: string;
                                    role: string;
                                    department: string | null;
                                    what: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            }[];
                            complete: boolean;
                            received: {
                                /** @constant */
                                to: "points-system";
                                campaignId: string;
                                release: number;
                                points: number;
                                /** Format: date-time */
                                at: string;
                            }[];
                            copies: {
                                year: number;
                                taken: number;
                                free: number;
                            };
                            rights: {
                                zh: string;
                                en: string;
                            }[];
                        };
                        /** Format: base64 */
                        pdf: string;
                    };
                };
            };
            /** @description refused */
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
    getGuidance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyId: string;
                        version: number;
                        title: {
                            zh: string;
                            en: string;
                        };
                        source: string;
                        categories: {
                            category: string;
                            name: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {string} */
                            outcome: "points" | "red-list" | "defaulter-list" | "exemption";
                            whatCounts: {
                                zh: string;
                                en: string;
                            };
                            examples: {
                                zh: string;
                                en: string;
                            }[];
                            proof: {
                                minimum: number;
                                maximum: number;
                                wants: {
                                    name: {
                                        zh: string;
                                        en: string;
                                    };
                                    example: {
                                        zh: string;
                                        en: string;
                                    };
                                }[];
                            };
                            whoMay: {
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                source: string;
                            }[];
                            comesOf: {
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                source: string;
                            }[];
                            clocks: {
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                source: string;
                            }[];
                        }[];
                        benefits: {
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                            id: string;
                            /** @enum {string} */
                            subject: "person" | "organisation";
                        }[];
                        measures: {
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                            id: string;
                        }[];
                        repair: {
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    checkEligibility: {
        parameters: {
            query: {
                about: "category" | "benefit" | "measure" | "repair";
                id: string;
                who: "person" | "organisation";
                age?: number;
                resident?: "yes" | "no";
                capacity?: "yes" | "no";
                excellent?: "yes" | "no";
                recognised?: "yes" | "no";
                listedOn?: string;
                fulfilled?: "yes" | "no";
            };
            header?: never;
            path: {
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        may: boolean | null;
                        reasons: {
                            met: boolean | null;
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        }[];
                        follows: {
                            text: {
                                zh: string;
                                en: string;
                            };
                            source: string;
                        }[];
                    };
                };
            };
            /** @description refused */
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
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        dependencies: {
                            [key: string]: "ok";
                        };
                    };
                };
            };
            /** @description refused */
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
    getOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description refused */
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
