import type { Vocabulary } from './vocabulary'

const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split(', '))

/** The first policy version's words: the general vocabulary of operations, after the standard's keywords. */
export const STANDARD_VOCABULARY: Vocabulary = {
  factors: {
    'SEC-001': {
      sure: list(
        'auth, authentication, authenticate, authenticator, authorization, authorisation, authorize',
        'authorise, unauthorized, unauthorised, authz, authn, login, log in, logged in, logging in',
        'log out, logout, sign in, signin, signed in, sign out, sso, single sign on, oauth, oauth2, oidc',
        'openid, saml, ldap, kerberos, active directory, keycloak, okta, auth0, devise, doorkeeper, pam',
        'password, passphrase, passwd, passcode, credential, password reset, mfa, 2fa, 2sv, totp',
        'two factor, two step verification, multi factor, permission, privilege, rbac, access control',
        'access right, sudo, sudoers, authorized keys, impersonate, impersonation, access token',
        'bearer token, api token, refresh token, session cookie, session timeout, session fixation',
        'session expiry, signed cookie, csrf, brute force, lockout, locked out, api key, user role',
        'role assignment, security hole, invitation, security policy, policy rule, policy file',
        'access policy',
      ),
      likely: list(
        'token, session, role, policy, invite, perms, verification, superuser, super admin, admin',
        'administrator, suspend, suspension, unsuspend, expire, expiry, access, grant, revoke',
        'user account, account, cookie',
      ),
      hint: list(
        'user, security, prevent, allow, deny, identity, secret, email, device, organisation, restrict',
        'confirm, member',
      ),
      against: list('api, template, layout, monitoring, database'),
    },
    'SEC-002': {
      sure: list(
        'backup, back up, dump, snapshot, encrypt, encryption, decrypt, gdpr, privacy, pii, personal data',
        'data protection, data retention, retention, anonymise, anonymize, pseudonymise, sanitise',
        'sanitize, scrub, data sync, data migration, data handling, data export, data import',
        'storage bucket, object storage, offsite, off site, purge, wipe, erase, archive, archiving',
        'data loss, data storage, restore from, restore database, restore backup, restore data',
        'restore to, restore file, mongorestore',
      ),
      likely: list(
        'storage, bucket, s3, sync, synchronise, replicate, replication, import, export, data, database',
        'gpg, disk, disk space, data hygiene, tar, tarball, gzip, compression, scp, rake task',
        'delete data, filesystem, file system, volume, rsync, restore',
      ),
      hint: list('delete, copy, cron, file, dataset, job, compress, stored, clean up'),
      against: list('ui, page, form, button, panel, html, view, table, api, test'),
    },
    'SEC-003': {
      sure: list(
        'firewall, iptables, ip6tables, nftables, ufw, fail2ban, security group, network acl, vpn, ipsec',
        'wireguard, openvpn, openconnect, shorewall, pfsense, snat, dnat, masquerade, tls, ssl, https',
        'hsts, certificate, cert, crt, csr, x509, letsencrypt, cipher, waf, ddos, dmz, subnet, vlan, nat',
        'allowlist, whitelist, denylist, blacklist, allow list, deny list, ip range, ip address',
        'ip addresses, cidr, open port, network security, routing policy, bgp, ospf, mpls, ssh access',
        'ssh port, reverse proxy, forward proxy',
      ),
      likely: list(
        'network, port, ingress, egress, load balancer, dns, dnssec, routing table, acl, ip, ips, ipv4',
        'ipv6, host key, bastion, jumpbox, acme, rate limit, tcp, udp, haproxy',
      ),
      hint: list(
        'rule, block, address, addresses, host, traffic, router, routing, wildcard, connection, listen',
        'inbound, outbound, hosts, server, gateway, nginx, service, machine, ssh, proxy',
      ),
      against: list(
        'ui, page, form, button, panel, html, view, table, admin, test, project, dashboard, expiry check',
        'database, restore',
      ),
    },
    'TECH-001': {
      sure: list(
        'database, db, schema, sql, mysql, mariadb, postgres, postgresql, psql, mongodb, mongo',
        'oracle database, sqlite, migration, foreign key, primary key, stored procedure, database table',
        'db table, replica set, pgbouncer, rds, connection pool, advisory lock, load data, db migrate',
        'add column, drop column, rename column, drop table, create table, column type, database index',
        'unique constraint, not null, backfill',
      ),
      likely: list(
        'column, index, indexes, indices, table, constraint, migrate, replica, slave, master, model',
        'elasticsearch, redis, tablespace, join, transaction, deadlock, trigger, record',
      ),
      hint: list(
        'query, queries, row, key, null, id, unique, version, populate, instance, lock, connection, item',
        'state, duplicate, field, SELECT, INSERT, UPDATE, WHERE',
      ),
      against: list(
        'ui, page, form, button, panel, html, view, design system, graphql, endpoint, dump, sync',
      ),
    },
    'TECH-002': {
      sure: list(
        'api, graphql, endpoint, webhook, REST, restful, rpc, grpc, soap, swagger, openapi, web service',
        'json schema, message queue, third party integration, status code, http status, query parameter',
        'sdk, api client, payload',
      ),
      likely: list(
        'json, response, request, integration, rabbitmq, kafka, queue, consumer, producer, publish',
        'subscriber, client library, pagination, serialise, serialize, serializer, callback, route, url',
        'http, presenter',
      ),
      hint: list(
        'return, controller, client, query, version, parameter, content type, call, service, field',
        'queries, filter, event, resolver, GET, POST, PUT, PATCH, DELETE',
      ),
      against: list('ui, page, button, panel, html, layout, login, backup, dashboard, metric, alert'),
    },
    'BIZ-001': {
      sure: list(
        'ui, ux, user interface, frontend, front end, customer, customer facing, user facing',
        'user experience, end user, design system, web page, home page, landing page, css, scss, html',
        'stylesheet, javascript, checkout, shopping, page, panel, screen, error message, dialog, modal',
        'tooltip, breadcrumb, dropdown, drop down, checkbox, navigation bar, menu, button, help text',
        'usability, accessibility, look and feel, logo, theme, angular, email template, screen reader',
      ),
      likely: list(
        'form, edit, filter, csv, clickable, notification, string, tab, layout, view, style, template',
        'icon, label, display, banner, widget, portal, dashboard, website, wording, graph, chart',
        'datatable, text, placeholder, navigation, component, font, colour, color, click, tag, email',
      ),
      hint: list(
        'user, show, see, table, link, message, select, visible, list, field, image, title, format',
        'description, upload, column, action, status, switch, option, size, name, sort, window',
      ),
      against: list('endpoint, database, server, backup, monitoring, migration, graphql, script'),
    },
    'COMP-001': {
      sure: list(
        'regulatory, regulator, regulation, pci dss, sox, sarbanes oxley, hipaa, gdpr, iso 27001',
        'legal requirement',
      ),
      likely: list('compliance, pci, audit trail, audit log, legal hold, statutory, data protection'),
      hint: list('audit, legal, retention, evidence'),
      against: list('pep8, style, lint, rfc, standards compliance'),
    },
  },
  quiet: {
    sure: list(
      'documentation, doc, docs, readme, changelog, tutorial, typo, spelling, md, test coverage',
      'unit test, integration test, spec test, release note, relnote, rst, selenium, flake8, lint',
      'linting, test case, contributing, reword, snippet',
    ),
    likely: list(
      'test, tests, testing, spec, instructions, stub, mock, metric, grafana, prometheus, alert rule',
      'error rate, collectd, statsd, fixture, pact, pytest, rubocop, assert, assertion, troubleshooting',
      'jasmine, cucumber, coverage',
    ),
    hint: list(
      'comment, translation, rename, refactor, clarify, describe, example, wording, heading, document',
      'guide',
    ),
  },
  ignore: list(
    'test environment, test server, test system, penetration test, into account, account for',
    'on account of, integration environment, form of, rest of, at rest, end to end, table of contents',
    'data centre, data center, user friendly, as per, in order to, on demand, access log, data type',
    'test data',
  ),
  negation: {
    before: list('no, without, neither, nor, nothing, none, excluding, except'),
    after: list('unaffected, unchanged, untouched'),
    not: list('not, never, cannot'),
    touch: list(
      'touch, change, affect, alter, modify, impact, involve, require, need, include, concern, relate',
      'use',
    ),
    article: list('a, an, the, any'),
    passive: list("is, are, was, were, be, been, being, isn't, aren't, wasn't, weren't"),
    harmless: list('longer, only, more, one, matter, doubt, downtime, outage, interruption, loss, later'),
    stop: list('but, however, instead, although, only'),
  },
  points: {
    sure: 4,
    likely: 2,
    hint: 1,
    against: 2,
    title: 2,
    quietTitle: 4,
    quietDescription: 0.5,
    cap: 10,
    longWords: 50,
    threshold: 4,
    longThreshold: 6,
  },
}
