SELECT fence_table(t) FROM unnest(ARRAY['billing_account', 'usage', 'billing_notice', 'reconciliation']::regclass[]) AS t;
