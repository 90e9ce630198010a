/** How the Bot Framework channel is set up. `emulator`: for tools on this machine, whose senders nobody checks. */
export type BotFrameworkSettings =
  | { kind: 'emulator' }
  | {
      kind: 'app';
      appId: string;
      appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
      /** Absent for a managed identity. */
      password?: string;
      tenantId?: string;
    };
