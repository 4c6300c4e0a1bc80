import type { FieldError } from '../../api/index.js'
import { addPodTemplateErrors, PodTemplates, path } from '../../api/index.js'
import { containerImages, containerNames, labelsText } from '../cells.js'
import { defineResource } from '../define-resource.js'
import { setPodSpecDefaults } from './pod/spec-defaults.js'
import { templateWarnings } from './pod/warnings.js'

export const podTemplates = defineResource(PodTemplates, {
  podTemplate: ({ template }) => template,
  cells: {
    Containers: ({ template }) => containerNames(template?.spec),
    Images: ({ template }) => containerImages(template?.spec),
    'Pod Labels': ({ template }) => labelsText(template?.metadata?.labels),
  },
  tracksGeneration: true,
  defaults({ template }) {
    if (template?.spec) setPodSpecDefaults(template.spec)
  },
  validate({ template = {} }) {
    const errors: FieldError[] = []
    addPodTemplateErrors(errors, template, path('template'))
    return errors
  },
  warnings: ({ template }) => templateWarnings(template, path('template')),
})
